//! The command line. Its help is in the Fluent files: see `text::command_line`.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Parser)]
#[command(name = "maillage", version, disable_help_subcommand = true)]
pub(crate) struct Arguments {
    /// Looked up by `text::command_line` before clap reads the line.
    #[arg(long, global = true, value_parser = ["fr", "en"])]
    pub(crate) lang: Option<String>,
    #[command(subcommand)]
    pub(crate) call: Option<Call>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Call {
    List,
    Check {
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    New {
        #[command(subcommand)]
        what: New,
    },
    Run {
        scenario: String,
        #[command(flatten)]
        options: StudyOptions,
    },
    Compare {
        study: String,
        #[command(flatten)]
        options: StudyOptions,
    },
    Diff(Diff),
    Film(Film),
    Decide(Decide),
    Report(Report),
    Explain(Explain),
    Replay {
        #[command(subcommand)]
        what: Replay,
    },
    Validate {
        #[arg(long)]
        full: bool,
    },
    Import {
        #[command(subcommand)]
        what: Import,
    },
    Territory {
        #[command(subcommand)]
        what: Territory,
    },
    Schema {
        #[arg(value_enum)]
        which: Option<Schema>,
    },
}

/// Options of whatever simulates.
#[derive(Clone, Debug, Args)]
pub(crate) struct StudyOptions {
    #[arg(long, value_delimiter = ',')]
    pub(crate) phase: Vec<String>,
    #[arg(long, value_delimiter = ',')]
    pub(crate) day: Vec<String>,
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=100_000), conflicts_with = "until", allow_negative_numbers = true)]
    pub(crate) replications: Option<u32>,
    #[arg(long, value_parser = share, allow_negative_numbers = true)]
    pub(crate) until: Option<f64>,
    #[arg(long, allow_negative_numbers = true)]
    pub(crate) seed: Option<u64>,
    #[arg(long, value_parser = clap::value_parser!(u16).range(0..=1024), allow_negative_numbers = true)]
    pub(crate) threads: Option<u16>,
    #[arg(long, value_enum)]
    pub(crate) tier: Option<Tier>,
    #[arg(long, value_enum)]
    pub(crate) format: Option<Format>,
    #[arg(long)]
    pub(crate) out: Option<PathBuf>,
    #[arg(long)]
    pub(crate) territory: Option<String>,
    #[arg(long)]
    pub(crate) links: Option<PathBuf>,
    /// The language that was asked for, copied from [`Arguments`].
    #[arg(skip)]
    pub(crate) lang: Option<String>,
}

impl StudyOptions {
    /// Options that were given and say what is simulated, in what language and where it is kept, as they are written.
    pub(crate) fn given(&self) -> Vec<(&'static str, String)> {
        let list = |names: &[String]| (!names.is_empty()).then(|| names.join(","));
        let path = |path: &Option<PathBuf>| path.as_ref().map(|path| path.display().to_string());
        let tier = self.tier.and_then(|tier| tier.to_possible_value());
        let options = [
            ("--phase", list(&self.phase)),
            ("--day", list(&self.day)),
            ("--replications", self.replications.map(|count| count.to_string())),
            ("--until", self.until.map(|share| share.to_string())),
            ("--seed", self.seed.map(|seed| seed.to_string())),
            ("--threads", self.threads.map(|threads| threads.to_string())),
            ("--tier", tier.map(|tier| tier.get_name().to_owned())),
            ("--territory", self.territory.clone()),
            ("--links", path(&self.links)),
            ("--out", path(&self.out)),
            ("--lang", self.lang.clone()),
        ];
        options.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }
}

/// A share of the mean: `5%`, `5 %` or `0.05`, above 0 and below 1.
fn share(written: &str) -> Result<f64, String> {
    let (number, unit) = match written.trim().strip_suffix('%') {
        Some(number) => (number.trim_end_matches(['\u{a0}', '\u{202f}', ' ']), 100.0),
        None => (written.trim(), 1.0),
    };
    let share = number.replace(',', ".").parse::<f64>().map_err(|error| error.to_string())? / unit;
    if share > 0.0 && share < 1.0 { Ok(share) } else { Err(written.to_owned()) }
}

/// A path that ends with a name, which `/` and `..` do not.
fn new_file(written: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(written);
    if path.file_name().is_some() { Ok(path) } else { Err(written.to_owned()) }
}

/// A name that can be read back from a file.
fn visible(written: &str) -> Result<String, String> {
    let name = written.trim();
    if name.is_empty() { Err(written.to_owned()) } else { Ok(name.to_owned()) }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Tier {
    Session,
    Interaction,
    Analytic,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Format {
    Table,
    Json,
}

#[derive(Debug, Subcommand)]
pub(crate) enum New {
    Study {
        #[arg(value_parser = new_file)]
        name: PathBuf,
    },
    Means {
        #[arg(value_parser = new_file)]
        name: PathBuf,
    },
}

/// What changes the account of results without a run.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct AccountOptions {
    #[arg(long)]
    pub(crate) means: Option<String>,
    #[arg(long)]
    pub(crate) governance: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Diff {
    pub(crate) scenario: String,
    pub(crate) with: Option<String>,
    #[arg(id = "phases", long = "phase", value_delimiter = ',')]
    pub(crate) phase: Vec<String>,
    #[arg(long, value_enum)]
    pub(crate) format: Option<Format>,
}

#[derive(Debug, Args)]
pub(crate) struct Film {
    pub(crate) scenario: String,
    #[arg(id = "one-phase", long = "phase")]
    pub(crate) phase: Option<String>,
    #[arg(id = "one-day", long = "day")]
    pub(crate) day: Option<String>,
    #[arg(long, allow_negative_numbers = true)]
    pub(crate) seed: Option<u64>,
    /// Which of the days that are simulated of a cell, from 0.
    #[arg(long, allow_negative_numbers = true)]
    pub(crate) replication: Option<u32>,
    #[arg(long)]
    pub(crate) territory: Option<String>,
    #[arg(long)]
    pub(crate) links: Option<PathBuf>,
    #[arg(long)]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Decide {
    pub(crate) results: PathBuf,
    #[arg(long, conflicts_with = "format")]
    pub(crate) equity: Option<String>,
    #[command(flatten)]
    pub(crate) account: AccountOptions,
    #[arg(long, value_enum)]
    pub(crate) format: Option<Format>,
}

#[derive(Debug, Args)]
pub(crate) struct Report {
    pub(crate) results: PathBuf,
    #[arg(long, required = true, num_args = 1.., value_parser = new_file)]
    pub(crate) to: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) account: AccountOptions,
}

#[derive(Debug, Args)]
pub(crate) struct Explain {
    pub(crate) results: PathBuf,
    #[arg(long)]
    pub(crate) establishment: Option<String>,
    #[arg(long, requires = "establishment")]
    pub(crate) scenario: Option<String>,
    #[arg(id = "one-phase", long = "phase", requires = "establishment")]
    pub(crate) phase: Option<String>,
    #[arg(id = "one-day", long = "day", requires = "establishment")]
    pub(crate) day: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Replay {
    Flows {
        #[arg(long)]
        links: PathBuf,
        #[arg(long)]
        flows: PathBuf,
        #[arg(long)]
        out: PathBuf,
    },
    Jobs {
        #[arg(long)]
        pools: PathBuf,
        #[arg(long)]
        jobs: PathBuf,
        #[arg(long)]
        out: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Import {
    Annuaire {
        #[arg(required = true)]
        files: Vec<PathBuf>,
        #[arg(long, num_args = 1..)]
        effectifs: Vec<PathBuf>,
        #[arg(long, value_enum)]
        private: Option<Private>,
        #[arg(long, value_parser = visible)]
        name: Option<String>,
        #[arg(long)]
        out: PathBuf,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Private {
    Keep,
    Drop,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Territory {
    New {
        #[arg(long, value_delimiter = ',', required = true)]
        departements: Vec<String>,
        #[arg(long, value_enum)]
        private: Option<Private>,
        #[arg(long, value_parser = visible)]
        name: Option<String>,
        #[arg(long)]
        out: PathBuf,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Schema {
    Scenario,
    Study,
    Means,
}
