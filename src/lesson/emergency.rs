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

/// The emergency number where the first of some language tags, such as `de-AT`, points; none where it names no region,
/// or one whose number is not sure. What follows the first is what a reader can read, not where they are. Tags have
/// commas between.
pub fn emergency_number(tags: &str) -> Option<&'static str> {
    let region = |part: &&str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_uppercase());
    let here = tags.split(',').next()?.split('-').skip(1).find(region)?;
    let holds = |regions: &str| regions.split(' ').any(|listed| listed == here);
    NUMBERS.iter().find(|(_, regions)| holds(regions)).map(|(number, _)| *number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_region_has_two_numbers() {
        let mut all: Vec<&str> = NUMBERS.iter().flat_map(|(_, regions)| regions.split_whitespace()).collect();
        let listed = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), listed, "listed once each");
    }

    #[test]
    fn the_region_of_the_first_language_decides_and_without_one_there_is_no_number() {
        let numbers = ["en-US", "en-GB,en-US", "de-AT,en-US", "zh-Hant-HK", "pt-BR"].map(emergency_number);
        assert_eq!(numbers, ["911", "999", "112", "999", "192"].map(Some), "regions that are known");
        for tags in ["", ",", "en", "de,fr", "de,en-US,en", "ar,en-US", "en-XX,en-US", "es-419", "en-us", "AT BE", "-"]
        {
            assert_eq!(emergency_number(tags), None, "{tags:?}");
        }
    }
}
