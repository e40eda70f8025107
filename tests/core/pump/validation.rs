//! The validation table in `static/data/validation.json` is what the program computes now.

use soleus_pump::pump::{UNEXPLAINED, Validation};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/static/data/validation.json");

#[test]
fn the_committed_table_is_fresh_and_every_miss_in_it_is_explained() {
    let now = Validation::compute();
    let text = serde_json::to_string_pretty(&now).expect("plain data") + "\n";
    let committed = std::fs::read_to_string(FILE).expect("the committed table");
    let stale = text.lines().zip(committed.lines()).position(|(now, then)| now != then);
    assert_eq!(stale.map(|line| line + 1), None, "the table is stale at this line: run `make validation`");
    assert_eq!(text.len(), committed.len(), "the table is stale: run `make validation`");

    for row in &now.rows {
        assert!(row.low.is_some() || row.high.is_some(), "{} has no range to be judged by", row.key);
        assert_eq!(row.reason.is_some(), row.verdict != "within", "{} in the {} column", row.key, row.column);
        assert_ne!(row.reason, Some(UNEXPLAINED), "{} in the {} column", row.key, row.column);
    }
    for valves in [1.0, 0.5] {
        let names: Vec<_> =
            now.sensitivity.iter().filter(|i| (i.valves - valves).abs() < 1e-9).map(|i| i.parameter).collect();
        assert!(names.len() >= 40 && names.contains(&"dilation"), "every parameter is moved: {names:?}");
    }
}
