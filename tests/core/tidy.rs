//! The rules of the house that a compiler does not check: which folder may see which, what pure code may not name, and
//! what a strict content security policy forbids in a page. It reads the files of the clone and prints, for each break,
//! path, line, rule and remedy. The map in `ARCHITECTURE.md` is drawn after [`MAP`].

use std::{fs, io, path::Path};

/// Layer, and the layers it may name as `crate::…`. Itself is always allowed; `lib.rs` and `main.rs` see everything.
const MAP: &[(&str, &[&str])] = &[
    ("embed", &["ui", "web", "app", "journal", "text", "units"]),
    ("ui", &["web", "app", "scene", "lesson", "pump", "coach", "journal", "text", "units"]),
    ("web", &["app", "scene", "pump", "coach", "journal", "text", "units"]),
    ("app", &["scene", "lesson", "pump", "coach", "journal", "text", "units"]),
    ("scene", &["pump", "text", "units"]),
    ("lesson", &["text", "units"]),
    ("pump", &["units"]),
    ("coach", &["units"]),
    ("journal", &["coach", "units"]),
    ("text", &["units"]),
    ("units", &[]),
];

/// Layers that run without a browser, a clock or a random number.
const PURE: &[&str] = &["app", "scene", "lesson", "pump", "coach", "journal", "text", "units"];

/// What pure code may not name, and what to do instead. A trailing `*` stands for any ending.
const IMPURE: &[(&str, &str)] = &[
    ("yew*", "views live in src/ui"),
    ("web_sys", "browser calls live in src/web"),
    ("js_sys", "browser calls live in src/web"),
    ("wasm_bindgen*", "browser calls live in src/web"),
    ("serde_wasm_bindgen", "browser calls live in src/web"),
    ("gloo*", "timers live in src/web"),
    ("Instant", "take a clock reading as an argument"),
    ("SystemTime", "take a clock reading as an argument"),
    ("Date", "take the day as an argument"),
    ("thread_local", "hold state in a value that the caller owns"),
    ("rand", "take a seed or a number as an argument"),
    ("HashMap", "use BTreeMap: its order is the same everywhere"),
    ("HashSet", "use BTreeSet: its order is the same everywhere"),
];

const MAX_COLUMNS: usize = 120;

/// One broken rule at one place.
#[derive(Debug, PartialEq, Eq)]
struct Break {
    line: usize,
    rule: String,
    remedy: &'static str,
}

#[test]
fn arrows_between_layers_point_down() -> io::Result<()> {
    report(&["src"], &["rs"], |path, text| match layer(path) {
        Some(layer) => arrows(layer, module_depth(path), text),
        None => Vec::new(),
    })
}

#[test]
fn pure_layers_name_no_browser_clock_chance_or_hidden_state() -> io::Result<()> {
    report(&["src"], &["rs"], |path, text| match layer(path) {
        Some(layer) if PURE.contains(&layer) => impurities(layer, text),
        _ => Vec::new(),
    })
}

#[test]
fn every_module_opens_with_its_doc() -> io::Result<()> {
    report(&["src"], &["rs"], |_, text| {
        if text.starts_with("//!") {
            return Vec::new();
        }
        vec![Break {
            line: 1,
            rule: "a module file starts with its doc".to_owned(),
            remedy: "open with `//!`: what is this, why does it exist, what must it never do",
        }]
    })
}

#[test]
fn no_line_of_rust_is_wider_than_120_columns() -> io::Result<()> {
    report(&["src", "tests", "examples", "benches"], &["rs"], |_, text| long_lines(text))
}

#[test]
fn nothing_needs_inline_styles_which_a_strict_policy_blocks() -> io::Result<()> {
    report(&["src/ui", "src/embed", "static", "index.html"], &["rs", "js", "html"], |_, text| inline_styles(text))
}

#[test]
fn css_takes_no_size_from_the_host_page() -> io::Result<()> {
    report(&["static/css"], &["css"], |_, text| root_units(text))
}

/// Runs `check` over the files below `places` and fails with every break found. A place that is not there is skipped.
fn report(places: &[&str], endings: &[&str], check: impl Fn(&str, &str) -> Vec<Break>) -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for place in places {
        collect(root, place, endings, &mut files)?;
    }
    files.sort();
    let mut broken = Vec::new();
    for file in &files {
        for Break { line, rule, remedy } in check(file, &fs::read_to_string(root.join(file))?) {
            broken.push(format!("{file}:{line}: {rule}\n    remedy: {remedy}"));
        }
    }
    assert!(broken.is_empty(), "{} broken rule(s)\n{}\n", broken.len(), broken.join("\n"));
    Ok(())
}

fn collect(root: &Path, place: &str, endings: &[&str], files: &mut Vec<String>) -> io::Result<()> {
    let path = root.join(place);
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            let name = entry?.file_name();
            collect(root, &format!("{place}/{}", name.to_string_lossy()), endings, files)?;
        }
    } else if path.is_file() && endings.iter().any(|ending| place.ends_with(&format!(".{ending}"))) {
        files.push(place.to_owned());
    }
    Ok(())
}

/// `src/pump/state.rs` and `src/units.rs` belong to `pump` and `units`; `lib.rs` and `main.rs` to no layer.
fn layer(path: &str) -> Option<&str> {
    let inside = path.strip_prefix("src/")?;
    match inside.split_once('/') {
        Some((folder, _)) => Some(folder),
        None => inside.strip_suffix(".rs").filter(|name| !matches!(*name, "lib" | "main")),
    }
}

/// How many `super::` lead from the top of this file to the crate: 1 for `src/pump/mod.rs`, 2 for `src/pump/state.rs`.
fn module_depth(path: &str) -> usize {
    let inside = path.strip_prefix("src/").unwrap_or(path);
    inside.split('/').count() - usize::from(inside.ends_with("/mod.rs"))
}

fn arrows(layer: &str, depth: usize, text: &str) -> Vec<Break> {
    let Some((_, allowed)) = MAP.iter().find(|(name, _)| *name == layer) else {
        return vec![Break {
            line: 1,
            rule: format!("`{layer}` is no layer of the map"),
            remedy: "move the file into a layer, or add the layer to MAP in tests/core/tidy.rs and to ARCHITECTURE.md",
        }];
    };
    named_from_root(text, depth)
        .into_iter()
        .filter(|(_, target)| target != layer && !allowed.contains(&target.as_str()))
        .map(|(line, target)| Break {
            line,
            rule: format!("`{layer}` must not see `{target}`; it may see: {}", listed(allowed)),
            remedy: "pass the value in as an argument, or move the code to the layer that may see both",
        })
        .collect()
}

fn listed(names: &[&str]) -> String {
    if names.is_empty() { "nothing".to_owned() } else { names.join(", ") }
}

/// Names that follow the crate's root in a path: `crate::x`, `crate::{x, y::z}`, or enough `super::` to get there.
fn named_from_root(text: &str, depth: usize) -> Vec<(usize, String)> {
    let tokens = tokens(text);
    let word = |at: usize| tokens.get(at).map_or("", |(_, token)| token.as_str());
    let mut found = Vec::new();
    let mut braces = Vec::new(); // for each open brace: does it open an inline module?
    let mut at = 0;
    while at < tokens.len() {
        match word(at) {
            "{" => braces.push(at >= 2 && word(at - 2) == "mod"),
            "}" => _ = braces.pop(),
            "crate" if word(at + 1) == "::" => found.extend(path_heads(&tokens, at + 2)),
            "super" if at == 0 || word(at - 1) != "::" || word(at.saturating_sub(2)) == "self" => {
                let mut after = at;
                while word(after) == "super" && word(after + 1) == "::" {
                    after += 2;
                }
                let inline = braces.iter().filter(|module| **module).count();
                if (after - at) / 2 >= depth + inline {
                    found.extend(path_heads(&tokens, after));
                }
                at = after.max(at + 1);
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// The first name of each path that starts at `at`: one, or several in braces.
fn path_heads(tokens: &[(usize, String)], at: usize) -> Vec<(usize, String)> {
    let Some(first) = tokens.get(at) else { return Vec::new() };
    if first.1 != "{" {
        return vec![first.clone()];
    }
    let mut heads = Vec::new();
    let mut open = 1;
    let mut fresh = true;
    for token in tokens.iter().skip(at + 1) {
        match token.1.as_str() {
            "{" => open += 1,
            "}" => open -= 1,
            "," if open == 1 => {
                fresh = true;
                continue;
            }
            _ if fresh => heads.push(token.clone()),
            _ => {}
        }
        fresh = false;
        if open == 0 {
            break;
        }
    }
    heads
}

fn impurities(layer: &str, text: &str) -> Vec<Break> {
    let tokens = tokens(text);
    let mut found = Vec::new();
    for (at, (line, token)) in tokens.iter().enumerate() {
        let remedy = IMPURE.iter().find(|(pattern, _)| matches(pattern, token)).map(|(_, remedy)| *remedy);
        let mutable_static = token == "static" && tokens.get(at + 1).is_some_and(|next| next.1 == "mut");
        let remedy = if mutable_static { Some("hold state in a value that the caller owns") } else { remedy };
        if let Some(remedy) = remedy {
            let name = if mutable_static { "static mut" } else { token.as_str() };
            found.push(Break { line: *line, rule: format!("`{layer}` is pure and must not name `{name}`"), remedy });
        }
    }
    found
}

fn matches(pattern: &str, token: &str) -> bool {
    pattern.strip_suffix('*').map_or(pattern == token, |start| {
        token.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
    })
}

fn long_lines(text: &str) -> Vec<Break> {
    let wide = text.lines().enumerate().filter(|(_, line)| line.chars().count() > MAX_COLUMNS);
    wide.map(|(at, line)| Break {
        line: at + 1,
        rule: format!("{} columns; {MAX_COLUMNS} is the limit", line.chars().count()),
        remedy: "break the line; cargo fmt leaves comments and long strings to you",
    })
    .collect()
}

fn inline_styles(text: &str) -> Vec<Break> {
    let mut found = Vec::new();
    for (at, line) in text.to_ascii_lowercase().lines().enumerate() {
        let bare: String = line.chars().filter(|c| !c.is_whitespace()).collect();
        // `element.style = …` goes through the object model, which a policy allows.
        let attribute = occurrences(line, "style=")
            .any(|before| !before.ends_with(|c: char| c.is_alphanumeric() || c == '.' || c == '_'));
        let set = ["setattribute(\"style\"", "setattribute('style'", "set_attribute(\"style\""];
        if attribute || line.contains("<style") || set.iter().any(|call| bare.contains(call)) {
            found.push(Break {
                line: at + 1,
                rule: "no style attribute and no style element: a strict content security policy blocks both"
                    .to_owned(),
                remedy: "use a class in static/css, or set one property through the element's style object in src/web",
            });
        }
    }
    found
}

/// What stands before each occurrence of `word` in `line`.
fn occurrences<'a>(line: &'a str, word: &'a str) -> impl Iterator<Item = &'a str> {
    line.match_indices(word).filter_map(|(at, _)| line.get(..at))
}

/// `1rem` and `.5rem` follow the host page's root font; `remove` and `--premium` do not count.
fn root_units(text: &str) -> Vec<Break> {
    let mut found = Vec::new();
    let text = without_css_comments(text);
    for (at, line) in text.lines().enumerate() {
        let unit = line.match_indices("rem").any(|(start, word)| {
            let before = line.get(..start).is_some_and(|left| left.ends_with(|c: char| c.is_ascii_digit()));
            let after = line
                .get(start + word.len()..)
                .is_some_and(|right| right.starts_with(|c: char| c.is_alphanumeric() || c == '-' || c == '_'));
            before && !after
        });
        if unit {
            found.push(Break {
                line: at + 1,
                rule: "no `rem` in CSS: in a widget it follows the host page's root font".to_owned(),
                remedy: "use em, px, or a token of static/css/tokens.css",
            });
        }
    }
    found
}

/// Comments become spaces; lines stay where they are.
fn without_css_comments(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        let (comment, next) = after.split_once("*/").unwrap_or((after, ""));
        bare.push_str(before);
        bare.extend(comment.chars().filter(|c| *c == '\n'));
        rest = next;
    }
    bare + rest
}

/// Words and punctuation of Rust code with their lines; comments, strings and characters are left out, `::` is one.
fn tokens(text: &str) -> Vec<(usize, String)> {
    let chars: Vec<char> = text.chars().collect();
    let char_at = |at: usize| chars.get(at).copied().unwrap_or('\0');
    let mut tokens = Vec::new();
    let mut line = 1;
    let mut at = 0;
    while at < chars.len() {
        let c = char_at(at);
        let end = match c {
            '/' if char_at(at + 1) == '/' => find(&chars, at, |i| char_at(i) == '\n'),
            '/' if char_at(at + 1) == '*' => end_of_block_comment(&chars, at),
            '"' => end_of_string(&chars, at),
            '\'' => end_of_quote(&chars, at),
            'r' | 'b' if raw_hashes(&chars, at).is_some() => end_of_raw_string(&chars, at),
            _ if c.is_alphanumeric() || c == '_' => {
                let end = find(&chars, at, |i| !(char_at(i).is_alphanumeric() || char_at(i) == '_'));
                tokens.push((line, chars.iter().skip(at).take(end - at).collect()));
                end
            }
            ':' if char_at(at + 1) == ':' => {
                tokens.push((line, "::".to_owned()));
                at + 2
            }
            _ => {
                if !c.is_whitespace() {
                    tokens.push((line, c.to_string()));
                }
                at + 1
            }
        };
        line += chars.iter().skip(at).take(end - at).filter(|c| **c == '\n').count();
        at = end;
    }
    tokens
}

fn find(chars: &[char], from: usize, stop: impl Fn(usize) -> bool) -> usize {
    (from..chars.len()).find(|at| stop(*at)).unwrap_or(chars.len())
}

fn end_of_block_comment(chars: &[char], from: usize) -> usize {
    let mut open = 0_usize;
    let mut at = from;
    while at < chars.len() {
        match (chars.get(at), chars.get(at + 1)) {
            (Some('/'), Some('*')) => (open, at) = (open + 1, at + 2),
            (Some('*'), Some('/')) => (open, at) = (open - 1, at + 2),
            _ => at += 1,
        }
        if open == 0 {
            break;
        }
    }
    at.min(chars.len())
}

fn end_of_string(chars: &[char], from: usize) -> usize {
    let mut at = from + 1;
    while let Some(c) = chars.get(at) {
        match c {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    chars.len()
}

/// A character literal, or the mark of a lifetime.
fn end_of_quote(chars: &[char], from: usize) -> usize {
    match (chars.get(from + 1), chars.get(from + 2)) {
        (Some('\\'), _) => (find(chars, from + 3, |at| chars.get(at) == Some(&'\'')) + 1).min(chars.len()),
        (Some(_), Some('\'')) => from + 3,
        _ => from + 1,
    }
}

/// How many `#` a raw string that starts here has; `None` where none starts.
fn raw_hashes(chars: &[char], from: usize) -> Option<usize> {
    let before = from.checked_sub(1).and_then(|at| chars.get(at));
    if before.is_some_and(|c| c.is_alphanumeric() || *c == '_') {
        return None;
    }
    let rest = chars.get(from..)?;
    let prefix = rest.iter().take_while(|c| matches!(c, 'b' | 'r')).count();
    let hashes = rest.iter().skip(prefix).take_while(|c| **c == '#').count();
    let raw = rest.iter().take(prefix).any(|c| *c == 'r') && rest.get(prefix + hashes) == Some(&'"');
    raw.then_some(hashes)
}

fn end_of_raw_string(chars: &[char], from: usize) -> usize {
    let hashes = raw_hashes(chars, from).unwrap_or(0);
    let start = find(chars, from, |at| chars.get(at) == Some(&'"')) + 1;
    let closes = |at: usize| {
        chars.get(at) == Some(&'"') && chars.iter().skip(at + 1).take(hashes).filter(|c| **c == '#').count() == hashes
    };
    (find(chars, start, closes) + 1 + hashes).min(chars.len())
}

mod the_rules_themselves {
    use super::*;

    const NONE: [usize; 0] = [];

    fn lines(found: &[Break]) -> Vec<usize> {
        found.iter().map(|found| found.line).collect()
    }

    #[test]
    fn an_arrow_that_points_up_is_found_however_it_is_written() {
        let up =
            "use crate::units;\nuse crate::scene::Frame;\nuse crate::{\n    units::x,\n    app::{Model, Msg},\n};\n";
        assert_eq!(lines(&arrows("pump", 2, up)), [2, 5], "use items");
        assert_eq!(lines(&arrows("pump", 2, "fn f() { super::super::app::update() }")), [1], "super to the root");
        assert_eq!(
            lines(&arrows("pump", 2, "mod tests {\n use super::super::state;\n}")),
            NONE,
            "super inside the layer"
        );
        assert_eq!(
            lines(&arrows("pump", 1, "mod tests {\n use super::super::coach;\n}")),
            [2],
            "super out of the layer"
        );
        assert_eq!(lines(&arrows("pump", 1, "mod tests {\n use super::*;\n}")), NONE, "a test module sees its file");
        assert_eq!(lines(&arrows("nowhere", 1, "")), [1], "an unknown folder");
    }

    #[test]
    fn arrows_on_the_map_and_words_about_others_pass() {
        let down = "//! Not crate::ui.\nuse crate::coach::Plan;\nconst NOTE: &str = \"crate::web\"; /* crate::web */\n";
        assert_eq!(lines(&arrows("journal", 1, down)), NONE, "comments and strings are not code");
        assert_eq!(
            lines(&arrows("coach", 1, "use crate::journal::Record;")),
            [1],
            "the drawn sibling arrow goes one way"
        );
    }

    #[test]
    fn impure_names_are_found_in_code_and_only_there() {
        let code = "use std::time::Instant;\n// Instant\nlet c = '\"'; rand::random();\nstatic mut N: u8 = 0;\n";
        assert_eq!(lines(&impurities("pump", code)), [1, 3, 4], "{code}");
        let raw =
            "let a = r#\"yew \" web_sys\"#;\nuse yew_agent::x; use yewtree::y; let l: &'static str; gloo_timers::z();";
        assert_eq!(lines(&impurities("pump", raw)), [2, 2], "{raw}");
    }

    #[test]
    fn depth_and_layer_follow_the_path() {
        let at = |path| (layer(path), module_depth(path));
        assert_eq!(at("src/units.rs"), (Some("units"), 1), "file at the top");
        assert_eq!(at("src/pump/mod.rs"), (Some("pump"), 1), "folder's own file");
        assert_eq!(at("src/pump/state.rs"), (Some("pump"), 2), "file in a folder");
        assert_eq!(at("src/ui/stage/mod.rs"), (Some("ui"), 2), "folder in a folder");
        assert_eq!(layer("src/lib.rs"), None, "the crate's root is no layer");
    }

    #[test]
    fn inline_styles_are_found_and_lookalikes_pass() {
        let page = "<p style=\"x\">\n<STYLE\n<style>\nhtml! { <p style={s} /> }\ne.setAttribute( 'style', s)\n";
        assert_eq!(lines(&inline_styles(page)), [1, 2, 3, 4, 5], "{page}");
        let fine = "e.style.color = c;\ne.style=s;\nlet list_style=1;\nlet style = 1;\n<link rel=stylesheet>";
        assert_eq!(lines(&inline_styles(fine)), NONE, "{fine}");
    }

    #[test]
    fn root_units_are_found_and_lookalikes_pass() {
        assert_eq!(lines(&root_units("a { b: 1rem }\nc { d: calc(.5rem*2) }")), [1, 2], "units");
        assert_eq!(lines(&root_units("/* 1rem */ .remove { --x1remote: 2em; --5rem-x: 1px }")), NONE, "lookalikes");
    }

    #[test]
    fn lines_are_counted_in_characters() {
        let wide = format!("{}\n{}\n", "é".repeat(MAX_COLUMNS), "x".repeat(MAX_COLUMNS + 1));
        assert_eq!(lines(&long_lines(&wide)), [2], "the limit itself is allowed");
    }
}
