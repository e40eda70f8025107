//! The journal as a whole: what must hold for every record, every store and every file.

#![expect(clippy::expect_used, reason = "helpers of tests fail by panicking, like tests")]

use crate::coach::plans;
use proptest::prelude::*;
use soleus_pump::coach::{Exercise, Felt, Plan, PlanFields, SetReps, Sides};
use soleus_pump::journal::{
    Appended, Damage, Day, Export, Fault, ImportError, Journal, KeyValue, LocalTime, Memory, Mode, Record,
    RecordFields, RecordId, Refused, Report, Source, Status, Ymd, decode, encode, total_of, totals,
};
use std::cell::RefCell;

fn records() -> impl Strategy<Value = Record> {
    let id = (0..=253_402_300_799_i64, any::<u32>(), any::<u32>());
    let place = (-1440..=1440_i32, -1..=1_i32, any::<bool>(), "[a-z0-9-]{1,24}");
    let lengths = (0..=31_536_000_u32, 0..=31_536_000_u32, 0..=9999_u32);
    let set = (0..=999_u16, prop_oneof![Just(None), (0..=100_u16).prop_map(Some)]);
    let figure = || prop_oneof![Just(None), (0..=10_u8).prop_map(Some)];
    let note = prop_oneof![Just(String::new()), "[^\\p{C}\\p{Z}]([^\\p{C}]{0,20}[^\\p{C}\\p{Z}])?"];
    let felt = (figure(), figure(), note, any::<bool>());
    (id, place, lengths, plans(100, 20), prop::collection::vec(set, 40), felt).prop_map(
        |(
            (start, random, device),
            (offset_min, days, done, unknown),
            (active_s, away_s, interruptions),
            plan,
            sets,
            (effort, pain, note, edited),
        )| {
            // What this version does not know is kept as heel raises.
            let known = plan.exercise != Exercise::HeelRaises || Exercise::from_id(&unknown).is_some();
            let exercise = if known { plan.exercise.id().to_owned() } else { unknown };
            let id = RecordId::new(start, random, device);
            let day = Day::of(LocalTime { utc_s: start, offset_min }, 0).plus(days);
            let set =
                |(done, planned): &(u16, Option<u16>)| SetReps { done: *done, planned: planned.unwrap_or(plan.reps) };
            Record::checked(RecordFields {
                id,
                offset_min,
                day,
                status: if done { Status::Done } else { Status::Partial },
                exercise,
                plan,
                sets: sets.iter().take(plan.counts()).map(set).collect(),
                active_s,
                away_s,
                interruptions,
                source: Source::Timer,
                felt: Felt { effort, pain, note },
                edited,
            })
            .expect("valid")
        },
    )
}

/// A handful of records of which some share an id with another content, or are there twice.
fn histories() -> impl Strategy<Value = Vec<Record>> {
    prop::collection::vec((records(), 0..3_u32), 0..6).prop_map(|pairs| {
        let twins = pairs.iter().flat_map(|(record, variants)| (0..=*variants).map(|n| with_active(record, n)));
        twins.collect()
    })
}

fn with_active(record: &Record, active_s: u32) -> Record {
    Record::checked(RecordFields { active_s, ..(**record).clone() }).expect("valid")
}

fn sample(start_utc_s: i64, random: u32) -> Record {
    let plan = Plan::DEFAULT;
    Record::checked(RecordFields {
        id: RecordId::new(start_utc_s, random, 77),
        offset_min: 120,
        day: Day::of(LocalTime { utc_s: start_utc_s, offset_min: 120 }, Day::DEFAULT_START_MIN),
        status: Status::Partial,
        exercise: "heel-raises".to_owned(),
        plan,
        sets: vec![SetReps { done: 12, planned: 12 }, SetReps { done: 7, planned: 12 }],
        active_s: 245,
        away_s: 600,
        interruptions: 1,
        source: Source::Timer,
        felt: Felt::default(),
        edited: false,
    })
    .expect("valid")
}

fn journal_of(records: &[Record]) -> Journal<Memory> {
    let mut journal = Journal::open(Memory::default(), 1);
    for record in records {
        journal.append(record.clone());
    }
    journal
}

fn export_of(records: &[Record]) -> Export {
    journal_of(records).export(0, "test")
}

fn merged(base: &[Record], imports: &[&Export]) -> Export {
    let mut journal = journal_of(base);
    for import in imports {
        journal.merge(import).expect("ours");
    }
    journal.export(0, "test")
}

/// The check characters, written down a second time: a fuzzer has to get past them.
fn sealed(body: &str) -> String {
    let sum = body.bytes().fold(7, |sum, byte| (sum * 31 + u32::from(byte)) % 1291);
    let digit = |n| char::from_digit(n, 36).expect("below 36");
    format!("{body}{}{}", digit(sum / 36), digit(sum % 36))
}

/// Everything that a store holds.
fn contents(store: &impl KeyValue) -> Vec<(String, Option<String>)> {
    let mut keys = store.keys().expect("open");
    keys.sort();
    keys.into_iter().map(|key| (key.clone(), store.get(&key).expect("open"))).collect()
}

/// A store shared by several tabs that refuses as it is told.
#[derive(Default)]
struct Shared {
    memory: RefCell<Memory>,
    refuses: RefCell<Option<Refused>>,
}

impl Shared {
    fn set_refuses(&self, refuses: Option<Refused>) {
        *self.refuses.borrow_mut() = refuses;
    }

    fn blocked(&self) -> Result<(), Refused> {
        match *self.refuses.borrow() {
            Some(Refused::Blocked) => Err(Refused::Blocked),
            _ => Ok(()),
        }
    }
}

impl KeyValue for &Shared {
    fn get(&self, key: &str) -> Result<Option<String>, Refused> {
        self.blocked()?;
        self.memory.borrow().get(key)
    }

    fn set(&mut self, key: &str, value: &str) -> Result<(), Refused> {
        if let Some(refused) = *self.refuses.borrow() {
            return Err(refused);
        }
        self.memory.borrow_mut().set(key, value)
    }

    fn remove(&mut self, key: &str) -> Result<(), Refused> {
        self.blocked()?;
        self.memory.borrow_mut().remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, Refused> {
        self.blocked()?;
        self.memory.borrow().keys()
    }
}

fn refusals() -> impl Strategy<Value = Option<Refused>> {
    prop_oneof![Just(None), Just(Some(Refused::Blocked)), Just(Some(Refused::Full))]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_record_comes_back_from_its_line(record in records()) {
        let line = encode(&record);
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b",./-".contains(&b);
        prop_assert!(line.bytes().all(plain), "{}", line);
        prop_assert_eq!(decode(&line), Ok(record), "{}", line);
    }

    #[test]
    fn one_changed_byte_is_noticed(record in records()) {
        let line = encode(&record);
        for at in 0..line.len() {
            for byte in 0..=255_u8 {
                let mut bytes = line.clone().into_bytes();
                bytes[at] = byte;
                let Ok(changed) = String::from_utf8(bytes) else { continue };
                if let Ok(read) = decode(&changed) {
                    prop_assert_eq!(&read, &record, "byte {} as {}", at, byte);
                    prop_assert_eq!(&changed, &line, "byte {} as {}", at, byte);
                }
            }
        }
    }

    #[test]
    fn a_line_cut_off_anywhere_is_noticed(record in records()) {
        let line = encode(&record);
        for end in 0..line.len() {
            prop_assert!(decode(&line[..end]).is_err(), "{}", &line[..end]);
            prop_assert!(decode(&line[end + 1..]).is_err(), "{}", &line[end + 1..]);
        }
    }

    #[test]
    fn any_text_can_be_decoded_without_harm(
        text in any::<String>(),
        body in "(1s|2s|1w|[a-z0-9]{0,3})(,[-a-z0-9./]{0,6}){0,21},",
    ) {
        prop_assert!(decode(&text).is_err(), "{}", text);
        if let Ok(record) = decode(&sealed(&body)) {
            prop_assert_eq!(encode(&record), sealed(&body), "one line for one record");
        }
    }

    #[test]
    fn a_field_changed_behind_a_right_check_gives_a_valid_record_or_none(
        record in records(), at in 0..13_usize, field in "[-a-z0-9./]{0,5}",
    ) {
        let line = encode(&record);
        let mut fields: Vec<&str> = line[..line.len() - 3].split(',').collect();
        fields[at] = &field;
        let body = sealed(&(fields.join(",") + ","));
        if let Ok(read) = decode(&body) {
            prop_assert_eq!(Record::checked((*read).clone()), Ok(read.clone()), "valid");
            prop_assert_eq!(encode(&read), body, "one line for one record");
        }
    }

    #[test]
    fn a_whole_line_of_a_newer_version_or_kind_is_told_from_damage(
        tag in "([3-9][0-9]?[a-z]{1,3}|[12][a-rt-z])", rest in "(,[ -+--~]{0,9}){0,9}",
    ) {
        prop_assert_eq!(decode(&sealed(&format!("{tag}{rest},"))), Err(Damage::Newer), "newer");
    }

    #[test]
    fn merging_is_commutative_associative_and_idempotent(a in histories(), b in histories(), c in histories()) {
        let (ea, eb, ec) = (export_of(&a), export_of(&b), export_of(&c));
        prop_assert_eq!(merged(&a, &[&eb]), merged(&b, &[&ea]), "commutative");
        let inner = merged(&b, &[&ec]);
        prop_assert_eq!(merged(&a, &[&inner]), merged(&a, &[&eb, &ec]), "associative");
        prop_assert_eq!(merged(&a, &[&ea]), ea.clone(), "idempotent");
        let mut journal = journal_of(&a);
        let before = contents(&journal_of(&a).into_storage());
        let report = journal.merge(&ea).expect("ours");
        prop_assert_eq!(report, Report { same: ea.records.len(), ..Report::default() }, "all the same");
        prop_assert_eq!(contents(&journal.into_storage()), before, "not a byte changed");
    }

    #[test]
    fn a_merge_does_what_its_preview_says_and_loses_nothing(a in histories(), b in histories()) {
        let mut journal = journal_of(&a);
        let before = journal.export(0, "test");
        let preview = journal.preview(&export_of(&b));
        prop_assert_eq!(journal.export(0, "test"), before.clone(), "a preview changes nothing");
        prop_assert_eq!(journal.merge(&export_of(&b)), preview, "as told");
        let after = journal.export(0, "test");
        let reloaded = Journal::open(journal.into_storage(), 2).export(0, "test");
        prop_assert_eq!(&after, &reloaded, "and it is in storage");
        prop_assert!(before.records.iter().all(|item| after.records.contains(item)), "lost one");
    }

    #[test]
    fn an_export_comes_back_from_json(history in histories()) {
        let export = export_of(&history);
        let text = serde_json::to_string(&export).expect("plain data");
        let read = Export::from_json(&text).expect("own file");
        let mut journal = Journal::open(Memory::default(), 3);
        let report = journal.merge(&read).expect("ours");
        prop_assert_eq!((report.bad, report.altered), (0, false), "whole");
        prop_assert_eq!(journal.export(0, "test"), export, "the same");
    }

    #[test]
    fn a_hostile_file_reports_and_loses_nothing(
        history in histories(),
        wild in prop::collection::vec((any::<usize>(), 0..14_u8, any::<i64>(), any::<String>()), 1..20),
        check in any::<String>(),
    ) {
        let mut journal = journal_of(&history);
        let before = journal.export(0, "test");
        let mut file = export_of(&[sample(1_000_000_000, 1), sample(1_000_000_000, 2), sample(1_000_000_000, 2)]);
        let copy = file.records[0].clone();
        file.records.push(copy);
        for (at, field, number, text) in wild {
            let at = at % file.records.len();
            let item = &mut file.records[at];
            match field {
                0 => item.kind = text,
                1 => item.start_utc_s = number,
                2 => item.random = number,
                3 => item.device = number,
                4 => item.offset_min = number,
                5 => item.day = number,
                6 => item.status = text,
                7 => item.exercise = text,
                8 => item.plan.reps = number,
                9 => item.plan.raise_ds = number,
                10 => item.sets[0].done = number,
                11 => item.sets.truncate(1),
                12 => item.active_s = number,
                _ => item.source = text,
            }
        }
        file.check = check;
        let report = journal.merge(&file).expect("ours, whatever it says");
        prop_assert_eq!(report.new + report.same + report.conflict + report.bad, file.records.len(), "each counted");
        prop_assert!(report.altered, "a wrong check is told");
        prop_assert_eq!(report.first_bad.is_some(), report.bad > 0, "the first bad one is named");
        let after = journal.export(0, "test");
        prop_assert!(before.records.iter().all(|item| after.records.contains(item)), "lost one");
        prop_assert!(Journal::open(journal.into_storage(), 9).damage().is_empty(), "only good ones are written");
    }

    #[test]
    fn what_was_appended_is_there_after_a_reload_whatever_else_is_in_the_store(
        history in histories(),
        garbage in prop::collection::vec((
            prop_oneof![
                "soleus-pump:1:(q:[a-z0-9]{1,3}:[0-9]|meta|set:[a-z]{1,3}|m:2026-01|[ -~]{0,9})",
                any::<String>()
            ],
            any::<String>(),
        ), 0..8),
        random in any::<u64>(),
    ) {
        let mut memory = Memory::default();
        for (key, value) in &garbage {
            memory.set(key, value).expect("memory");
        }
        let before = contents(&memory);
        let mut journal = Journal::open(memory, random);
        for record in &history {
            journal.append(record.clone());
        }
        let export = journal.export(0, "test");
        let memory = journal.into_storage();
        let after = contents(&memory);
        prop_assert!(before.iter().all(|entry| after.contains(entry)), "garbage stays where it is");
        let reloaded = Journal::open(memory, random.wrapping_add(1));
        prop_assert_eq!(reloaded.export(0, "test"), export, "all there");
        let ours = |key: &str| key.starts_with("soleus-pump:1:") && !key.starts_with("soleus-pump:1:set:");
        let unread = before.iter().filter(|(key, _)| ours(key)).count();
        prop_assert_eq!(reloaded.damage().len(), unread, "each listed once");
    }

    #[test]
    fn no_refusal_loses_a_record_of_the_session(
        history in histories(), refusals in prop::collection::vec(refusals(), 8), at_open in refusals(),
    ) {
        let store = Shared::default();
        store.set_refuses(at_open);
        let mut journal = Journal::open(&store, 5);
        for (record, refuses) in history.iter().zip(refusals.iter().cycle()) {
            store.set_refuses(*refuses);
            let expected = match refuses {
                None => (Appended::Stored, Mode::Persistent),
                Some(Refused::Blocked) => (Appended::InMemory, Mode::MemoryOnly),
                Some(Refused::Full) => (Appended::InMemory, Mode::Full),
            };
            let appended = journal.append(record.clone());
            if appended != Appended::AlreadyThere {
                prop_assert_eq!((appended, journal.mode()), expected, "said so");
            }
        }
        let expected = export_of(&history);
        prop_assert_eq!(journal.export(0, "test"), expected.clone(), "all there in this page");
        store.set_refuses(None);
        journal.begin(0);
        prop_assert_eq!((journal.unsaved(), journal.mode()), (0, Mode::Persistent), "made up for");
        prop_assert_eq!(Journal::open(&store, 6).export(0, "test"), expected, "and all there after a reload");
    }

    #[test]
    fn two_tabs_that_write_in_turns_lose_nothing(
        a in histories(), b in histories(),
        turns in prop::collection::vec(any::<bool>(), 40), same_name in any::<bool>(),
    ) {
        let store = Shared::default();
        let other = if same_name { 1 << 20 } else { 2 << 20 };
        let mut tabs = [Journal::open(&store, 1 << 20), Journal::open(&store, other)];
        let mut queues = [a.iter(), b.iter()];
        for turn in turns.into_iter().map(usize::from).chain([0; 20]).chain([1; 20]) {
            if let Some(record) = queues[turn].next() {
                tabs[turn].append(record.clone());
            }
        }
        let expected = merged(&a, &[&export_of(&b)]);
        prop_assert_eq!(Journal::open(&store, 3).export(0, "test"), expected, "all of both");
    }

    #[test]
    fn a_day_is_that_of_the_local_calendar_whatever_the_offset(
        number in 0..60_000_i32, minute in 0..1440_i32, offset_min in -720..=840_i32, start_min in 0..=360_u16,
    ) {
        // Seconds of the local calendar, made from the date and not from the instant.
        let local_s = i64::from(number) * 86_400 + i64::from(minute) * 60;
        let time = LocalTime { utc_s: local_s - i64::from(offset_min) * 60, offset_min };
        let before_the_day_starts = minute < i32::from(start_min);
        let expected = Day(number - i32::from(before_the_day_starts));
        prop_assert_eq!(Day::of(time, start_min), expected, "day");
    }

    #[test]
    fn totals_of_days_sum_up_what_the_records_say(history in histories(), days in 0..9_i32) {
        let journal = journal_of(&history);
        let Some(newest) = journal.records().next() else { return Ok(()) };
        let (first, last) = (newest.day.plus(-days), newest.day);
        let by_day = totals(journal.records(), first, last);
        prop_assert_eq!(by_day.len(), usize::try_from(days).expect("small") + 1, "each day, also empty ones");
        for total in by_day {
            let of_day: Vec<_> = journal.records().filter(|record| record.day == total.day).collect();
            prop_assert_eq!(total.reps, of_day.iter().map(|record| record.reps_done()).sum::<u32>(), "reps");
            prop_assert_eq!(total.sessions, u32::try_from(of_day.len()).expect("small"), "sessions");
            prop_assert_eq!(total, total_of(journal.records(), total.day), "one day");
        }
    }
}

#[test]
fn day_numbers_agree_with_a_calendar_that_counts_day_by_day() {
    let leap = |year: i32| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let (mut number, mut weekday) = (0, 4);
    for year in 1970..2500 {
        let february = if leap(year) { 29 } else { 28 };
        for (month, length) in (1..).zip([31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]) {
            for day in 1..=length {
                let date = Ymd { year, month, day };
                assert_eq!((Day::from_ymd(date), Day(number).to_ymd()), (Some(Day(number)), date), "{date:?}");
                assert_eq!(Day(number).weekday(), weekday, "{date:?}");
                number += 1;
                weekday = weekday % 7 + 1;
            }
        }
    }
}

#[test]
fn clock_changes_and_flights_do_not_tear_a_day_apart() {
    let midnight = |ymd| i64::from(Day::from_ymd(ymd).expect("a date").0) * 86_400;
    // Berlin, 2026-10-25: at 03:00 local the clocks go back to 02:00, offset 120 to 60.
    let switch_s = midnight(Ymd { year: 2026, month: 10, day: 25 }) + 3600;
    let day = |utc_s, offset_min| Day::of(LocalTime { utc_s, offset_min }, Day::DEFAULT_START_MIN);
    let saturday = Day::from_ymd(Ymd { year: 2026, month: 10, day: 24 }).expect("a date");
    assert_eq!(day(switch_s - 1, 120), saturday, "02:59:59 before the change");
    assert_eq!(day(switch_s, 60), saturday, "02:00 again");
    assert_eq!(day(switch_s + 3600, 60), saturday.plus(1), "03:00 after it");
    // The same instant on two clocks is two days; each record keeps the one it was made on.
    assert_eq!((day(switch_s, -600), day(switch_s, 840)), (saturday.plus(-1 + 1), saturday.plus(1)), "far apart");
}

#[test]
fn nothing_is_written_before_the_reader_starts_and_reading_never_writes() {
    let mut journal = Journal::open(Memory::default(), 1);
    assert!(!journal.set_setting("sound", "off"), "held");
    assert_eq!(journal.setting("sound").as_deref(), Some("off"), "holds for this page");
    assert_eq!((journal.records().count(), journal.bytes(), journal.damage().len()), (0, 0, 0), "empty");
    journal.refresh("soleus-pump:1:q:a:0");
    assert_eq!(journal.into_storage(), Memory::default(), "nothing written");

    let stored = journal_of(&[sample(1_700_000_000, 1)]).into_storage();
    let journal = Journal::open(stored.clone(), 2);
    assert_eq!((journal.records().count(), journal.mode()), (1, Mode::Persistent), "read");
    assert_eq!(journal.into_storage(), stored, "nothing written");
}

#[test]
fn the_first_append_writes_the_settings_made_before_it_and_all_keys_are_ours() {
    let mut journal = Journal::open(Memory::default(), 1);
    journal.set_setting("sound", "off");
    journal.append(sample(1_700_000_000, 1));
    let bytes = journal.bytes();
    let stored = contents(&journal.into_storage());
    assert_eq!(stored.len(), 3, "meta, record, setting: {stored:?}");
    assert!(stored.iter().all(|(key, _)| key.starts_with("soleus-pump:1:")), "{stored:?}");
    let size: usize = stored.iter().map(|(key, value)| key.len() + value.as_ref().map_or(0, String::len)).sum();
    assert_eq!(bytes, size, "bytes");
}

#[test]
fn a_set_costs_one_key_of_at_most_a_hundred_characters() {
    let mut journal = Journal::open(Memory::default(), u64::MAX);
    journal.begin(1_700_000_000);
    let before = journal.bytes();
    journal.append(sample(1_700_000_000, 0xf_ffff));
    let cost = journal.bytes() - before;
    assert!(cost <= 130, "{cost} characters with the key");
    let line = encode(&sample(1_700_000_000, 0xf_ffff));
    assert!(line.len() <= 100, "{} characters: {line}", line.len());
}

#[test]
fn the_lines_of_version_1_stay_readable() {
    // Written down by hand from docs/storage.md: a change of layout has to make a version 2.
    let body = "1s,s44we8,1,25,3c,f6j,pt,heel-raises,1e.k.u.14.a.c.2.go,c.7,6t,go,1,";
    let record = sample(1_700_000_000, 1);
    assert_eq!(encode(&record), sealed(body), "written");
    assert_eq!(decode(&sealed(body)), Ok(record), "read");
}

#[test]
fn the_lines_of_version_2_stay_readable_and_hold_only_what_version_1_cannot() {
    // Written down by hand from docs/storage.md.
    let body = "2s,s44we8,1,25,3c,f6j,pt,heel-raises,1e.k.u.14.a.c.1.go,c.7,6t,go,1,1e,lre,6,,6f6b,";
    let mut fields = (*sample(1_700_000_000, 1)).clone();
    let plan = PlanFields { sides: Sides::LeftThenRight, hold_end_ds: 50, sets: 1, ..*fields.plan };
    fields.plan = Plan::checked(plan).expect("valid");
    fields.felt = Felt { effort: Some(6), pain: None, note: "ok".to_owned() };
    fields.edited = true;
    let record = Record::checked(fields).expect("valid");
    assert_eq!(encode(&record), sealed(body), "written");
    assert_eq!(decode(&sealed(body)), Ok(record), "read");
    let plain = "2s,s44we8,1,25,3c,f6j,pt,heel-raises,1e.k.u.14.a.c.2.go,c.7,6t,go,1,u,brp,,,,";
    assert_eq!(decode(&sealed(plain)), Err(Damage::Form), "what version 1 can say has one line");
    let felt = "2s,s44we8,1,25,3c,f6j,pt,heel-raises,1e.k.u.14.a.c.2.go,c.7,6t,go,1,u,brp,b,,,";
    assert_eq!(decode(&sealed(felt)), Err(Damage::Content(Fault::Felt)), "effort 11 of 10");
    let both = "1s,s44we8,1,25,3c,f6j,pt,calf-stretch,1e.0.8c.0.a.2.1.0,2,6t,go,1,";
    assert!(decode(&sealed(both)).is_ok(), "another exercise needs no other line");
    let walk = "1s,s44we8,1,25,3c,f6j,pt,walk,1e.k.u.14.a.c.2.go,c.7,6t,go,1,";
    assert_eq!(decode(&sealed(walk)), Err(Damage::Content(Fault::Plan)), "nobody walks twelve reps");
}

#[test]
fn there_is_one_way_to_write_a_record() {
    let line = encode(&sample(1_700_000_000, 1));
    let body = &line[..line.len() - 2];
    for (canonical, other) in [(",6t,", ",06t,"), (",c.7,", ",c/c.7,"), (",3c,", ",03c,"), (",1,25,", ",-0,25,")] {
        assert!(body.contains(canonical), "the sample has {canonical}");
        assert!(decode(&sealed(&body.replacen(canonical, other, 1))).is_err(), "{other}");
    }
}

#[test]
fn a_store_that_opens_later_is_read_before_anything_is_written_to_it() {
    let store = Shared::default();
    Journal::open(&store, 1).append(sample(1_700_000_000, 1));
    let open_blocked = || {
        store.set_refuses(Some(Refused::Blocked));
        let journal = Journal::open(&store, 2 << 20);
        store.set_refuses(None);
        journal
    };
    let mut journal = open_blocked();
    assert_eq!((journal.mode(), journal.records().count()), (Mode::MemoryOnly, 0), "nothing to be seen");
    assert_eq!(journal.append(sample(1_700_000_100, 2)), Appended::Stored, "open now");
    assert_eq!(journal.records().count(), 2, "what was there is read");

    let mut journal = open_blocked();
    store.memory.borrow_mut().set("soleus-pump:1:meta", &sealed("2,")).expect("memory");
    assert_eq!(journal.append(sample(1_700_000_200, 3)), Appended::InMemory, "a newer version is there");
    assert_eq!(journal.mode(), Mode::ReadOnlyNewer, "and said so");
}

#[test]
fn a_damaged_key_is_listed_once_and_no_more_when_it_is_well_again() {
    let key = "soleus-pump:1:q:a:0";
    let store = Shared::default();
    store.memory.borrow_mut().set(key, "torn").expect("memory");
    let mut journal = Journal::open(&store, 1);
    journal.refresh(key);
    assert_eq!(journal.damage().len(), 1, "once");
    assert_eq!((journal.damage()[0].key.as_str(), journal.damage()[0].why), (key, Damage::Check), "with its reason");
    store.memory.borrow_mut().set(key, &encode(&sample(1_700_000_000, 1))).expect("memory");
    journal.refresh(key);
    assert_eq!((journal.damage().len(), journal.records().count()), (0, 1), "well again");
}

#[test]
fn a_newer_schema_makes_the_store_read_only_and_keeps_the_session_in_memory() {
    let mut stored = journal_of(&[sample(1_700_000_000, 1)]).into_storage();
    stored.set("soleus-pump:1:meta", &sealed("2,anything,at all,")).expect("memory");
    stored.set("soleus-pump:1:q:z:0", &sealed("9s,anything,")).expect("memory");
    let mut journal = Journal::open(stored.clone(), 2);
    assert_eq!((journal.mode(), journal.records().count()), (Mode::ReadOnlyNewer, 1), "what is known is read");
    assert_eq!(journal.damage().len(), 2, "what is not is listed");
    assert_eq!(journal.append(sample(1_700_000_100, 2)), Appended::InMemory, "kept");
    journal.set_setting("sound", "off");
    assert_eq!((journal.records().count(), journal.unsaved()), (2, 1), "kept");
    assert_eq!(journal.export(0, "test").records.len(), 2, "and exported");
    assert_eq!(journal.into_storage(), stored, "not a byte written");
}

#[test]
fn a_newer_version_that_moves_in_with_another_tab_is_noticed_before_the_next_write() {
    let store = Shared::default();
    let mut journal = Journal::open(&store, 1);
    journal.append(sample(1_700_000_000, 1));
    store.memory.borrow_mut().set("soleus-pump:1:meta", &sealed("2,")).expect("memory");
    let before = contents(&&store);
    assert_eq!(journal.append(sample(1_700_000_100, 2)), Appended::InMemory, "kept");
    assert_eq!((journal.mode(), contents(&&store)), (Mode::ReadOnlyNewer, before), "not a byte written");
}

#[test]
fn a_record_of_another_tab_shows_up_when_its_key_is_told() {
    let store = Shared::default();
    let mut here = Journal::open(&store, 1 << 20);
    let mut there = Journal::open(&store, 2 << 20);
    there.append(sample(1_700_000_000, 1));
    for (key, _) in contents(&&store) {
        here.refresh(&key);
    }
    assert_eq!((here.records().count(), here.damage().len()), (1, 0), "seen");
}

#[test]
fn records_come_newest_first() {
    let history = [sample(1_700_000_000, 5), sample(1_700_000_200, 1), sample(1_700_000_100, 9)];
    let journal = journal_of(&history);
    let starts: Vec<i64> = journal.records().map(|record| record.id.start_utc_s() - 1_700_000_000).collect();
    assert_eq!(starts, [200, 100, 0], "order");
}

#[test]
fn files_that_cannot_be_ours_are_refused_whole() {
    let file = export_of(&[sample(1_700_000_000, 1)]);
    let mut journal = Journal::open(Memory::default(), 1);
    let foreign = Export { format: "other".to_owned(), ..file.clone() };
    let newer = Export { version: 2, ..file.clone() };
    let long = Export { records: vec![file.records[0].clone(); 200_001], ..file };
    let refusals = [foreign, newer, long].map(|file| journal.merge(&file));
    assert_eq!(
        refusals,
        [Err(ImportError::NotOurs), Err(ImportError::Newer), Err(ImportError::TooMany)],
        "each for its reason"
    );
    assert_eq!(journal.into_storage(), Memory::default(), "nothing written");
}

#[test]
fn thousands_of_copies_of_one_record_are_one_record() {
    let mut file = export_of(&[sample(1_700_000_000, 1)]);
    file.records = vec![file.records[0].clone(); 50_000];
    let mut journal = Journal::open(Memory::default(), 1);
    let report = journal.merge(&file).expect("ours");
    assert_eq!((report.new, report.same, report.altered), (1, 49_999, true), "counted");
    assert_eq!(contents(&journal.into_storage()).len(), 2, "meta and one record");
}

#[test]
fn wrong_types_in_a_record_cost_that_record_and_no_other() {
    let good = serde_json::to_value(export_of(&[sample(1_700_000_000, 1), sample(1_700_009_000, 2)])).expect("plain");
    for (pointer, value) in [("/records/0/sets", "many"), ("/records/0/plan", "mine"), ("/records/0/day", "today")] {
        let mut file = good.clone();
        *file.pointer_mut(pointer).expect("there") = value.into();
        let import = Export::from_json(&file.to_string()).expect("still a list of records");
        let report = Journal::open(Memory::default(), 1).merge(&import).expect("ours");
        assert_eq!((report.new, report.bad, report.altered), (1, 1, true), "{pointer}");
    }
}

#[test]
fn what_is_not_a_list_of_records_is_no_file() {
    for text in ["", "null", "[]", "{\"records\":3}", "<html></html>", "{\"records\":[]"] {
        assert!(Export::from_json(text).is_none(), "{text}");
    }
    let foreign = Export::from_json("{\"records\":[{}]}").expect("an object with a list");
    assert!(Journal::open(Memory::default(), 1).merge(&foreign).is_err(), "but not ours");
}

#[test]
fn content_out_of_range_is_no_record_and_the_fault_says_which() {
    let good = (*sample(1_700_000_000, 1)).clone();
    let fault = |change: fn(&mut RecordFields)| {
        let mut fields = good.clone();
        change(&mut fields);
        Record::checked(fields).err()
    };
    let seen = [
        fault(|r| r.offset_min = 1441),
        fault(|r| r.day = r.day.plus(3)),
        fault(|r| r.exercise = String::new()),
        fault(|r| r.exercise = "Heel,raises".to_owned()),
        fault(|r| r.sets.truncate(1)),
        fault(|r| r.sets[0].done = 1000),
        fault(|r| r.sets[0].planned = 101),
        fault(|r| r.active_s = 31_536_001),
        fault(|r| r.away_s = u32::MAX),
        fault(|r| r.interruptions = 10_000),
    ];
    let expected = [
        Fault::Offset,
        Fault::Day,
        Fault::Exercise,
        Fault::Exercise,
        Fault::Sets,
        Fault::Sets,
        Fault::Sets,
        Fault::Length,
        Fault::Length,
        Fault::Length,
    ];
    assert_eq!(seen, expected.map(Some), "faults");
}

#[test]
fn a_setting_that_could_not_be_read_is_kept_aside_before_it_is_made_anew() {
    let mut storage = Memory::default();
    storage.set("soleus-pump:1:set:plan", "{broken").expect("memory");
    let mut journal = Journal::open(storage, 1);
    journal.begin(1_700_000_000);
    assert!(journal.set_aside("plan") && journal.set_aside("plan"), "put aside, and once only");
    assert!(journal.set_setting("plan", "new") && journal.damage().is_empty(), "made anew");
    let kept: Vec<String> = contents(&journal.into_storage()).into_iter().filter_map(|(_, value)| value).collect();
    assert_eq!(kept.iter().filter(|value| *value == "{broken").count(), 1, "{kept:?}");
    assert!(Journal::open(Memory::default(), 1).set_aside("plan"), "nothing there, nothing to keep");
}

proptest! {
    #[test]
    fn the_page_reads_its_own_files_as_a_json_library_does(
        starts in prop::collection::vec(1_600_000_000_i64..1_900_000_000, 0..6),
        pretty in any::<bool>(),
    ) {
        let records: Vec<_> = (0_u32..).zip(&starts).map(|(n, start)| sample(*start, n)).collect();
        let export = export_of(&records);
        let text = if pretty { serde_json::to_string_pretty(&export) } else { serde_json::to_string(&export) };
        prop_assert_eq!(Export::from_json(&text.expect("plain data")), Some(export));
    }

    #[test]
    fn no_text_is_a_panic_or_a_hang(text in "[\\[\\]{}:,\"\\\\u0-9a-f.e+ -]{0,80}", garbage in any::<String>()) {
        for text in [text, garbage] {
            // What a JSON library refuses is no file here either.
            if serde_json::from_str::<serde_json::Value>(&text).is_err() {
                prop_assert!(Export::from_json(&text).is_none(), "{}", text);
            }
        }
    }
}

#[test]
fn a_session_under_way_is_kept_by_its_tab_and_found_by_others() {
    let mut here = Journal::open(Memory::default(), 7 << 20);
    assert!(!here.keep_run("early"), "nothing is written before the reader starts");
    here.begin(1_700_000_000);
    assert!(here.keep_run("first") && here.keep_run("second"), "kept");
    assert_eq!(here.other_runs(), [], "its own is not another's");
    let mut there = Journal::open(here.into_storage(), 8 << 20);
    let found = there.other_runs();
    assert_eq!(found.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>(), ["second"], "the latest");
    assert_eq!(there.damage(), [], "it is no damage");
    there.drop_run();
    assert_eq!(there.other_runs(), found, "its own is dropped, not another's");
    there.drop_other_run("other:key");
    there.drop_other_run(&found[0].0);
    assert_eq!(there.other_runs(), [], "taken away");
}

#[test]
fn a_session_is_kept_until_its_record_is_in_storage() {
    let shared = Shared::default();
    let mut journal = Journal::open(&shared, 7 << 20);
    journal.begin(1_700_000_000);
    assert!(journal.keep_run("flight"), "kept");
    shared.set_refuses(Some(Refused::Full));
    journal.append(sample(1_700_000_000, 1));
    assert_eq!(journal.mode(), Mode::Full, "there is no room for the record");
    journal.drop_run();
    let mut again = Journal::open(&shared, 9 << 20);
    let [(key, text)] = again.other_runs().try_into().expect("the session is still there");
    assert_eq!(text, "flight", "as it was");
    shared.set_refuses(None);
    again.append(sample(1_700_000_000, 1));
    again.drop_other_run(&key);
    assert_eq!(again.other_runs(), [], "the record is in storage");
}
