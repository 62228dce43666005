//! Who may use whom, how long a file may be, and the shapes that SQL keeps: read from the files themselves.
#![expect(clippy::expect_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

/// A room, and the rooms it may use besides itself. The store takes what `auth` and `pdf` have made, a bearer and a decoded logo.
const ROOMS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("auth", &["domain", "platform"]),
    ("mail", &["domain", "platform"]),
    ("pdf", &["domain"]),
    ("store", &["domain", "platform", "pdf", "auth"]),
    ("flows", &["domain", "platform", "store", "pdf", "mail", "auth", "web"]),
    ("web", &["domain", "platform", "store", "pdf", "mail", "auth", "flows"]),
];

/// No file is longer.
const LONGEST: usize = 400;

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable entry").path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if path.is_dir() && !["vendor", "engine", "viewer", "node_modules", ".artifacts"].contains(&name) {
            walk(&path, found);
        } else if path.is_file() {
            found.push(path);
        }
    }
}

/// The files of these folders that end so, each with its text.
fn files(folders: &[&str], endings: &[&str]) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in folders {
        walk(&root.join(folder), &mut found);
    }
    found.retain(|path| path.extension().and_then(|it| it.to_str()).is_some_and(|it| endings.contains(&it)));
    found.sort();
    let named = found.into_iter().map(|path| {
        let text = fs::read_to_string(&path).expect("a readable file");
        (path.strip_prefix(root).unwrap_or(&path).display().to_string(), text)
    });
    named.collect()
}

/// The part of a file that is not its tests.
fn outside_tests(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests").next().unwrap_or(text)
}

fn none(wrongs: &[String]) {
    assert!(wrongs.is_empty(), "\n{}", wrongs.join("\n"));
}

#[test]
fn each_room_uses_only_the_rooms_below_it() {
    let mut wrongs = Vec::new();
    for (path, text) in files(&["src"], &["rs"]) {
        let Some(room) = path.split('/').nth(1) else { continue };
        let Some((_, allowed)) = ROOMS.iter().find(|(name, _)| *name == room) else { continue };
        for line in outside_tests(&text).lines() {
            let used =
                line.split("crate::").skip(1).filter_map(|rest| rest.split([':', ';', ',', ' ', '{']).next());
            for other in
                used.filter(|other| ROOMS.iter().any(|(name, _)| name == other) || *other == "platform")
            {
                if other != room && !allowed.contains(&other) {
                    wrongs.push(format!("{path} uses {other}: {}", line.trim()));
                }
            }
        }
    }
    none(&wrongs);
}

#[test]
fn the_domain_knows_no_machine() {
    let mut wrongs = Vec::new();
    for (path, text) in files(&["src/domain"], &["rs"]) {
        for (n, line) in (1..).zip(outside_tests(&text).lines()) {
            let code = line.split("//").next().unwrap_or_default();
            for word in [
                "worker::",
                "js_sys",
                "async fn",
                "serde_json",
                "getrandom",
                "uuid::",
                "std::time",
                "Utc::now",
            ] {
                if code.contains(word) {
                    wrongs.push(format!("{path}:{n} {word}"));
                }
            }
        }
    }
    none(&wrongs);
}

#[test]
fn no_file_is_too_long() {
    let all = files(&["src", "tests", "public/js", "public/css", "scripts"], &["rs", "js", "mjs", "css"]);
    let long =
        all.iter().map(|(path, text)| (path, text.lines().count())).filter(|(_, lines)| *lines > LONGEST);
    none(&long.map(|(path, lines)| format!("{path}: {lines} lines")).collect::<Vec<_>>());
}

#[test]
fn sql_is_never_put_together_and_never_replaces() {
    let mut wrongs = Vec::new();
    for (path, text) in files(&["src"], &["rs"]) {
        for (n, line) in (1..).zip(outside_tests(&text).lines()) {
            let low = line.to_lowercase();
            let verbs = ["select ", "insert into ", "delete from ", "update "];
            let put_together =
                line.contains("format!(\"") && verbs.iter().any(|verb| low.contains(&format!("\"{verb}")));
            if put_together || low.contains("or replace into") || low.contains("\"replace into") {
                wrongs.push(format!("{path}:{n} {}", line.trim()));
            }
        }
    }
    for (path, text) in files(&["migrations"], &["sql"]) {
        let low = text.to_lowercase();
        if low.contains("insert or replace")
            || low.contains("\nreplace into")
            || low.contains("update or replace")
        {
            wrongs.push(path);
        }
    }
    none(&wrongs);
}

/// The remote migration runner splits on `;` by itself, and reads a trigger only in this shape.
#[test]
fn triggers_keep_the_shape_that_migrates_everywhere() {
    let mut wrongs = Vec::new();
    for (path, text) in files(&["migrations"], &["sql"]) {
        if text.contains('\r')
            || text.to_lowercase().matches("create trigger").count()
                != text.matches("CREATE TRIGGER IF NOT EXISTS ").count()
        {
            wrongs.push(format!("{path}: a trigger is written in another way"));
        }
        for trigger in text.split("CREATE TRIGGER IF NOT EXISTS ").skip(1) {
            let name = trigger.lines().next().unwrap_or_default();
            let body = trigger.split("\nBEGIN\n").nth(1).and_then(|rest| rest.split("\nEND;").next());
            let one =
                body.is_some_and(|body| body.matches(';').count() == 1 && body.trim_end().ends_with(';'));
            if !one || body.is_some_and(|body| body.contains("CASE")) {
                wrongs.push(format!("{path}: {name}"));
            }
        }
    }
    none(&wrongs);
}
