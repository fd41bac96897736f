//! Runs of this program under `valgrind --tool=callgrind`, and what its profiles say.

use std::path::Path;
use std::process::{Command, Output};

/// What a run did.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Count {
    /// Events, by the workload's own count.
    pub(crate) events: u64,
    /// Instructions, those of the C library included.
    pub(crate) instructions: u64,
    /// Calls of the allocator for new memory.
    pub(crate) allocations: u64,
    /// Calls of the allocator for more memory in place of some that is held.
    pub(crate) growths: u64,
}

/// Functions of the C library that Rust's default allocator asks for new memory.
const ALLOCATING: [&str; 5] = ["malloc", "calloc", "posix_memalign", "aligned_alloc", "memalign"];

/// The one that it asks for more in place of what is held.
const GROWING: &str = "realloc";

/// What counts depend on: processor architecture, compiler, valgrind, C library.
pub(crate) fn toolchain() -> Result<String, String> {
    let first = |program: &str, argument: &str| -> Result<String, String> {
        let output = output(Command::new(program).arg(argument))?;
        Ok(String::from_utf8_lossy(&output.stdout).lines().next().unwrap_or_default().trim().to_owned())
    };
    let compiler = first("rustc", "--version")?;
    let valgrind = first("valgrind", "--version").map_err(|error| {
        format!("{error}\nvalgrind counts the instructions: install it (Debian: apt-get install valgrind)")
    })?;
    let library = first("getconf", "GNU_LIBC_VERSION").unwrap_or_else(|_| "unknown C library".to_owned());
    Ok(format!("{}, {compiler}, {valgrind}, {library}", std::env::consts::ARCH))
}

/// Runs a workload and counts. The profile stays in the directory.
pub(crate) fn count(workload: &str, size: u64, directory: &Path) -> Result<Count, String> {
    let program = std::env::current_exe().map_err(|error| format!("this program: {error}"))?;
    let profile = directory.join(format!("{workload}-{size}.callgrind"));
    let output = output(
        Command::new("valgrind")
            .args(["--tool=callgrind", "--quiet", "--compress-strings=no"])
            .arg(format!("--callgrind-out-file={}", profile.display()))
            .arg(program)
            .args(["work", workload, &size.to_string()]),
    )?;
    let said = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    let events = said.parse().map_err(|error| format!("{workload} said \"{said}\": {error}"))?;
    let text = std::fs::read(&profile).map_err(|error| format!("{}: {error}", profile.display()))?;
    read(events, &String::from_utf8_lossy(&text))
        .ok_or_else(|| format!("{}: not a profile of callgrind", profile.display()))
}

/// The output of a program that must succeed.
fn output(command: &mut Command) -> Result<Output, String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.output().map_err(|error| format!("{name} could not be started: {error}"))?;
    if output.status.success() {
        return Ok(output);
    }
    Err(format!("{name} failed ({}):\n{}", output.status, String::from_utf8_lossy(&output.stderr).trim()))
}

/// Instructions and calls of the allocator in a profile with names in full ("Callgrind Format Specification" of the
/// Valgrind manual): `summary:` or `totals:` has the cost; `cfn=` names a callee, `calls=` how often it was called.
fn read(events: u64, profile: &str) -> Option<Count> {
    let (mut instructions, mut callee) = (None, "");
    let (mut allocations, mut growths) = (0, 0);
    for line in profile.lines() {
        if let Some(total) = line.strip_prefix("summary:").or_else(|| line.strip_prefix("totals:")) {
            instructions = total.split_whitespace().next()?.parse().ok();
        } else if let Some(name) = line.strip_prefix("cfn=") {
            callee = name;
        } else if let Some(calls) = line.strip_prefix("calls=") {
            let calls: u64 = calls.split_whitespace().next()?.parse().ok()?;
            if ALLOCATING.contains(&callee) {
                allocations += calls;
            } else if callee == GROWING {
                growths += calls;
            }
        }
    }
    Some(Count { events, instructions: instructions?, allocations, growths })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROFILE: &str = "version: 1\ncreator: callgrind-3.19.0\npositions: line\nevents: Ir\n\
        summary: 41532\n\nob=/usr/lib/libc.so\nfl=malloc.c\nfn=free\n0 12\ncfn=malloc_usable\ncalls=5 0\n0 9\n\
        fn=start\n16 400\ncob=/usr/lib/libc.so\ncfi=malloc.c\ncfn=malloc\ncalls=3 0\n16 700\n\
        cfn=realloc\ncalls=4 0\n17 800\ncfn=malloc\ncalls=20 0\n18 800\ntotals: 41532\n";

    #[test]
    fn a_profile_is_read() {
        let count = Count { events: 7, instructions: 41_532, allocations: 23, growths: 4 };
        assert_eq!(read(7, PROFILE), Some(count));
    }

    #[test]
    fn what_is_no_profile_is_refused() {
        assert_eq!(read(1, ""), None);
        assert_eq!(read(1, "fn=main\ncfn=malloc\ncalls=3 0\n"), None);
        assert_eq!(read(1, "cfn=malloc\ncalls=many 0\ntotals: 3\n"), None);
    }
}
