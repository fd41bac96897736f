//! `maillage explain` on results of the program itself.

use crate::small::{call, comparison, territory};

#[test]
fn an_establishment_is_explained() {
    let place = tempfile::tempdir().unwrap();
    territory(&place.path().join("small"));
    let (status, _, err) = call(place.path(), &comparison("out", &["--replications", "2"]));
    assert_eq!(status, 0, "{err}");
    let explain = |key: &str, more: &[&str]| {
        let mut arguments = vec!["explain", "out", "--establishment", key];
        arguments.extend(more);
        call(place.path(), &arguments)
    };
    for key in ["SYN-A", "SYN-B", "SYN-C", "SYN-D"] {
        let (status, out, err) = explain(key, &[]);
        assert_eq!(status, 0, "{err}");
        assert!(out.contains(key) && out.lines().count() >= 2, "{out}");
        assert!(!out.contains("explain-"), "a text is missing: {out}");
    }
    let (status, _, err) = explain("SYN-Z", &[]);
    assert_eq!(status, 2);
    assert!(err.contains("SYN-A"), "{err}");
    let (status, _, err) = explain("SYN-A", &["--phase", "1515"]);
    assert_eq!(status, 2);
    assert!(err.contains("2013"), "{err}");
}
