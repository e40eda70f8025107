//! The tools of the command line as processes: what they print where, and their exit codes.
//!
//! `cargo test` builds the examples along with the tests. A run of this test binary alone does not.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use soleus_pump::pump::{Measure, Sample};

const GOOD: &str = r#"{"sample_hz":2,"steps":[{"posture":"sitting","activity":"seated-pumps","seconds":3}]}"#;

/// The built example: beside `deps`, where this test binary lies.
fn tool(name: &str) -> Command {
    let test = std::env::current_exe().expect("the path of this test");
    let profile = test.ancestors().nth(2).expect("a folder of the profile");
    let tool = profile.join("examples").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    assert!(tool.is_file(), "{} is missing: run all of `cargo test`, which builds it", tool.display());
    Command::new(tool)
}

fn run(file: &Path) -> Output {
    tool("scenario").arg(file).output().expect("the tool starts")
}

/// A folder of its own for one test, gone at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
        fs::create_dir_all(&path).expect("a new folder");
        Self(path)
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, content).expect("a new file");
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

/// Exit code 2, nothing on standard output, and one line that names the file and says all of this.
fn check_refused(file: &Path, said: &[&str]) {
    let Output { status, stdout, stderr } = run(file);
    let error = String::from_utf8(stderr).expect("text");
    assert_eq!(status.code(), Some(2), "{error}");
    assert!(stdout.is_empty(), "{}: {} bytes on standard output", file.display(), stdout.len());
    assert!(error.ends_with('\n') && error.lines().count() == 1, "{error:?} is not one line");
    assert!(error.len() < 1_000, "{} bytes of {error}", error.len());
    let name = file.file_name().expect("a name").to_string_lossy();
    for said in said.iter().copied().chain([&*name]) {
        assert!(error.contains(said), "{error:?} does not say {said:?}");
    }
}

#[test]
fn a_good_file_is_a_table_and_nothing_else() {
    let folder = Folder::new("good");
    let Output { status, stdout, stderr } = run(&folder.file("good.json", GOOD));
    let table = String::from_utf8(stdout).expect("text");
    assert_eq!(status.code(), Some(0), "exit code");
    assert!(stderr.is_empty(), "{}", String::from_utf8_lossy(&stderr));
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!((lines[0], lines.len()), (Sample::HEADER, 8), "{table}");
    assert!(lines[1].starts_with("0.0000,sitting,seated-pumps,") && lines[7].starts_with("3.0000,"), "{table}");
}

#[test]
fn a_wrong_file_is_one_line_and_exit_code_2() {
    let folder = Folder::new("wrong");
    let step =
        |fields: &str| format!("{{\"steps\":[\n{{\"posture\":\"standing\",\"activity\":\"still\",\n{fields}\n}}]}}");
    let range = "seconds must be above 0 and at most 86400";
    let cases: &[(&str, Vec<u8>, &[&str])] = &[
        ("field.json", step("\"speed\":1").into(), &["unknown field `speed`, expected one of `posture`", "line 3"]),
        ("type.json", step("\"seconds\":\"1\"").into(), &[range, "string \"1\"", "line 3"]),
        ("negative.json", step("\"seconds\":-1").into(), &[range, "found -1", "line 3"]),
        ("absurd.json", step("\"seconds\":1e300").into(), &[range, "found 1e300", "line 3"]),
        ("nan.json", step("\"seconds\":NaN").into(), &[range, "line 3"]),
        ("infinity.json", step("\"seconds\":Infinity").into(), &[range, "line 3"]),
        ("together.json", step("\"seconds\":1,\"plan\":[1,1,1,1]").into(), &["plan does not go with still", "line 4"]),
        ("empty.json", Vec::new(), &["is empty", "steps", "line 1"]),
        ("blank.json", b" \n\n".to_vec(), &["is empty", "line 1"]),
        ("no-steps.json", b"{\n\"steps\":[]}".to_vec(), &["steps must be 1 to 10000", "line 2"]),
        ("cut.json", GOOD.as_bytes()[..40].to_vec(), &["EOF", "line 1"]),
        ("deep.json", b"{\"steps\":".repeat(100_000), &["expected a list of steps", "line 1"]),
        ("latin.json", b"{\n\"steps\":[\xe9".to_vec(), &["is not UTF-8 text at line 2 column 10"]),
        ("wide.json", b"\xff\xfe{\0}\0".to_vec(), &["is not UTF-8 text at line 1 column 1"]),
        ("lines.json", b"{\"a\\nb\\u001b[2J\":1}".to_vec(), &["unknown field `a\\nb\\u{1b}[2J`", "line 1"]),
        (
            "wordy.json",
            step(&format!("\"{}\":1", "x".repeat(1_000_000))).into(),
            &["unknown field", "`plan` at line 3"],
        ),
    ];
    for (name, content, said) in cases {
        check_refused(&folder.file(name, content), said);
    }
    check_refused(&folder.0, &["is a directory"]);
    check_refused(&folder.0.join("missing.json"), &["os error 2"]);
}

#[test]
fn a_file_over_4_mb_is_refused_by_its_size() {
    let folder = Folder::new("large");
    let path = folder.0.join("sparse.json");
    let sparse = fs::File::create(&path).and_then(|file| file.set_len(100 * 1024 * 1024));
    sparse.expect("100 MB of nothing");
    check_refused(&path, &["is too large: 104857600 bytes, at most 4000000 (4 MB)"]);
    // The limit itself is allowed.
    let mut full = GOOD.to_owned();
    full.push_str(&" ".repeat(4_000_000 - GOOD.len()));
    assert_eq!(run(&folder.file("full.json", &full)).status.code(), Some(0), "4,000,000 bytes");
    full.push(' ');
    check_refused(&folder.file("over.json", &full), &["is too large: 4000001 bytes"]);
}

#[test]
fn a_reader_that_closes_the_pipe_early_ends_it_quietly() {
    let folder = Folder::new("pipe");
    // More than a pipe holds.
    let long = GOOD.replace("\"sample_hz\":2", "\"sample_hz\":240").replace("\"seconds\":3", "\"seconds\":30");
    let mut child = tool("scenario")
        .arg(folder.file("long.json", long))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the tool starts");
    let mut first = String::new();
    BufReader::new(child.stdout.take().expect("a pipe")).read_line(&mut first).expect("a line");
    let Output { status, stderr, .. } = child.wait_with_output().expect("the tool ends");
    assert_eq!(first.trim_end(), Sample::HEADER, "what was read");
    assert_eq!((status.code(), stderr.len()), (Some(0), 0), "{}", String::from_utf8_lossy(&stderr));
}

#[test]
fn the_clinic_reports_every_measure_under_the_documented_keys() {
    let doc = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/clinic.md")).expect("the documentation");
    let Output { status, stdout, .. } = tool("clinic").args(["--json", "--valves=0.5"]).output().expect("starts");
    assert!(status.success(), "{status}");
    let report: serde_json::Value = serde_json::from_slice(&stdout).expect("JSON");
    assert_eq!((&report["schema"], &report["column"]), (&1.into(), &"leaky".into()), "what it is");
    let measures = report["measures"].as_array().expect("a list");
    assert_eq!(measures.len(), Measure::ALL.len(), "one entry each");
    for (entry, measure) in measures.iter().zip(Measure::ALL) {
        assert_eq!(entry["key"], measure.key(), "in the order of the report");
        assert!(
            doc.contains(&format!("| `{}` | {} | {} |", measure.key(), measure.symbol(), measure.unit())),
            "{measure:?}"
        );
        for field in entry.as_object().expect("an object").keys() {
            assert!(doc.contains(&format!("`{field}`")), "{field} is not documented");
        }
        assert!(entry["sentence"].as_str().is_some_and(|s| s.ends_with('.')), "{entry}");
    }
}

#[test]
fn the_clinic_refuses_what_it_does_not_understand() {
    for (args, said) in [
        (["--valves", "2"], "0 to 1"),
        (["--valves", "NaN"], "0 to 1"),
        (["--height-cm", "130"], "140 to 205"),
        (["--height-cm", ""], "140 to 205"),
        (["--foo", "1"], "usage"),
        (["--json=1", "--json"], "takes no value"),
    ] {
        let Output { status, stdout, stderr } = tool("clinic").args(args).output().expect("the tool starts");
        let error = String::from_utf8(stderr).expect("text");
        assert_eq!((status.code(), stdout.len(), error.lines().count()), (Some(2), 0, 1), "{args:?}: {error}");
        assert!(error.contains(said), "{args:?}: {error}");
    }
}
