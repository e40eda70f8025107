//! The number to call, by the region that the browser names.

/// Numbers for an ambulance, with their regions as two-letter codes of ISO 3166-1, each behind a space. Only where one
/// number is sure; elsewhere the neutral wording stays.
const NUMBERS: [(&str, &str); 8] = [
    ("112", " AT BE BG CH CY CZ DE DK EE ES FI FR GR HR HU IE IN IT LT LU LV MT NL PL PT RO SE SI SK"),
    ("911", " CA MX PR US"),
    ("999", " GB HK"),
    ("000", " AU"),
    ("111", " NZ"),
    ("192", " BR"),
    ("998", " AE"),
    ("123", " EG"),
];

/// The emergency number of a region such as `DE`; none where it is not known for sure.
pub fn emergency_number(region: &str) -> Option<&'static str> {
    let known = region.len() == 2 && region.bytes().all(|b| b.is_ascii_uppercase());
    let holds = |regions: &str| regions.split(' ').any(|listed| listed == region);
    NUMBERS.iter().find(|(_, regions)| known && holds(regions)).map(|(number, _)| *number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_region_has_one_number_and_the_unknown_has_none() {
        let mut all: Vec<&str> = NUMBERS.iter().flat_map(|(_, regions)| regions.split_whitespace()).collect();
        let listed = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), listed, "no region twice");
        assert_eq!(
            ["US", "GB", "DE"].map(emergency_number),
            [Some("911"), Some("999"), Some("112")],
            "as agencies say"
        );
        for region in ["", " ", "us", "USA", "419", "XX", "AT BE"] {
            assert_eq!(emergency_number(region), None, "{region:?}");
        }
    }
}
