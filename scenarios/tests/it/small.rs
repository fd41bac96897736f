//! A small territory, and the program run on it.

use std::path::Path;
use std::process::{Command, Output};

/// Writes a territory of four establishments, whose access network is derived.
pub(crate) fn territory(directory: &Path) {
    let rows = "key,name,kind,sector,commune,commune_name,commune_population,departement,latitude,longitude,pupils\n\
        SYN-A,École A,ecole,public,15014,Aurillac,25000,15,44.93,2.44,120\n\
        SYN-B,Collège B,college,public,15014,Aurillac,25000,15,44.92,2.45,420\n\
        SYN-C,Lycée C,lycee,public,15187,Saint-Flour,6500,15,45.03,3.09,510\n\
        SYN-D,Lycée professionnel D,lycee_professionnel,public,15187,Saint-Flour,6500,15,45.04,3.10,230\n";
    std::fs::create_dir_all(directory).unwrap();
    std::fs::write(directory.join("establishments.csv"), rows).unwrap();
}

/// The program in a folder, with an environment of its own.
pub(crate) fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_maillage"));
    command.current_dir(folder).env_clear().env("LC_ALL", "fr_FR.UTF-8");
    command
}

/// Calls the program; returns exit status, standard output and standard error.
pub(crate) fn call(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    ended(&program(folder).args(arguments).output().unwrap())
}

/// Exit status, standard output and standard error, with the spaces that keyboards have.
pub(crate) fn ended(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| plain(std::str::from_utf8(bytes).unwrap());
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

/// A text without the non-breaking spaces of French.
pub(crate) fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

/// Arguments of a small comparison written to `out`.
pub(crate) fn comparison<'a>(out: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    let mut arguments = vec!["compare", "sconeeta", "--territory", "small", "--phase", "2013,2020"];
    arguments.extend(["--day", "peak", "--out", out]);
    arguments.extend(more);
    arguments
}
