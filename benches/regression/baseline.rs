//! The committed costs that others are compared with: `baseline.csv`.

use crate::cost::Cost;
use std::collections::BTreeMap;
use std::fmt::Write;

const COLUMNS: &str = "workload,instructions_per_event,allocations_per_event,reallocations_per_event";

/// Costs by workload, and what they were counted with.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Baseline {
    /// As `callgrind::toolchain` says it.
    pub(crate) toolchain: String,
    costs: BTreeMap<String, Cost>,
}

impl Baseline {
    /// Reads the text of the file.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let mut lines = text.lines();
        let first = lines.next().and_then(|line| line.strip_prefix("# "));
        let toolchain = first.ok_or("baseline.csv does not begin with \"# toolchain\"")?.to_owned();
        if lines.next() != Some(COLUMNS) {
            return Err(format!("the columns of baseline.csv must be {COLUMNS}"));
        }
        let mut costs = BTreeMap::new();
        for line in lines {
            let wrong = || format!("baseline.csv: {line}");
            let [name, instructions, allocations, growths] =
                line.split(',').collect::<Vec<_>>().try_into().map_err(|_fields: Vec<_>| wrong())?;
            let number = |text: &str| text.parse::<f64>().map_err(|error| format!("{}: {error}", wrong()));
            let cost = Cost {
                instructions: number(instructions)?,
                allocations: number(allocations)?,
                growths: number(growths)?,
            };
            costs.insert(name.to_owned(), cost);
        }
        Ok(Self { toolchain, costs })
    }

    /// The text of the file.
    pub(crate) fn text(&self) -> String {
        let mut text = format!("# {}\n{COLUMNS}\n", self.toolchain);
        for (name, cost) in &self.costs {
            writeln!(text, "{name},{:.2},{:.6},{:.6}", cost.instructions, cost.allocations, cost.growths)
                .expect("writing to a string does not fail");
        }
        text
    }

    /// The cost of a workload, if it is known.
    pub(crate) fn of(&self, workload: &str) -> Option<Cost> {
        self.costs.get(workload).copied()
    }

    /// Makes this the cost of a workload.
    pub(crate) fn set(&mut self, workload: &str, cost: Cost) {
        self.costs.insert(workload.to_owned(), cost);
    }

    /// Refuses a processor architecture other than that of the baseline: its instructions are other ones.
    pub(crate) fn comparable(&self, here: &str) -> Result<(), String> {
        let architecture = |toolchain: &str| toolchain.split(',').next().map(str::to_owned);
        if architecture(&self.toolchain) == architecture(here) {
            return Ok(());
        }
        Err(format!(
            "the baseline was counted on another architecture ({}) than this machine's ({here}): instructions cannot \
             be compared",
            self.toolchain
        ))
    }

    /// What the baseline was counted with, said beside a regression: another compiler may be the reason.
    pub(crate) fn whose(&self, here: &str) -> String {
        if self.toolchain == here {
            format!("The baseline was counted with the same tools ({here}).")
        } else {
            format!("The baseline was counted with other tools ({}) than are here ({here}).", self.toolchain)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some() -> Baseline {
        let mut some = Baseline { toolchain: "x86_64, rustc 1".to_owned(), ..Baseline::default() };
        some.set("b", Cost { instructions: 312.25, allocations: 0.0, growths: 0.0 });
        some.set("a", Cost { instructions: 7.5, allocations: 0.125, growths: 0.5 });
        some
    }

    #[test]
    fn what_is_written_reads_back() {
        assert_eq!(Baseline::parse(&some().text()), Ok(some()));
        assert_eq!(some().of("a").unwrap().allocations, 0.125);
        assert_eq!(some().of("c"), None);
    }

    #[test]
    fn a_file_that_is_not_ours_is_refused() {
        for text in [
            "",
            "# x\n",
            "# x\nother\n",
            &format!("# x\n{COLUMNS}\na,1,1\n"),
            &format!("# x\n{COLUMNS}\na,b,1,1\n"),
        ] {
            assert!(Baseline::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn another_architecture_is_refused_and_another_compiler_is_not() {
        assert!(some().comparable("x86_64, rustc 2").is_ok());
        assert!(some().comparable("aarch64, rustc 1").unwrap_err().contains("x86_64"));
        assert!(some().whose("x86_64, rustc 2").contains("other tools"));
        assert!(some().whose("x86_64, rustc 1").contains("same tools"));
    }
}
