//! `maillage new study NAME` and `maillage new means NAME`.

use crate::arguments::New;
use crate::failure::Failure;
use crate::output;
use maillage_data::write::atomically;
use maillage_scenarios::file;
use maillage_scenarios::text::Text;
use std::process::ExitCode;

/// Writes a commented file to start from; refuses to overwrite.
pub(crate) fn run(what: &New, text: &Text) -> Result<ExitCode, Failure> {
    let (New::Study { name } | New::Means { name }) = what;
    let path = if name.extension().is_some_and(|extension| extension == "toml") {
        name.clone()
    } else {
        name.with_added_extension("toml")
    };
    let said = || [("path", path.display().to_string().into())];
    if path.exists() {
        return Err(Failure::Usage(text.say("new-exists", &said())));
    }
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let (written, key) = match what {
        New::Study { .. } => (file::new_study(&stem, text.language().code()), "new-written"),
        New::Means { .. } => (file::new_means().to_owned(), "new-means-written"),
    };
    atomically(&path, |out| out.write_all(written.as_bytes()))
        .map_err(|error| Failure::unwritable(&path, &error, text))?;
    output::write(&format!("{}\n", text.say(key, &said())))?;
    Ok(ExitCode::SUCCESS)
}
