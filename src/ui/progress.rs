//! Progress: today, this week, every session, and where it is kept.

use super::icon::{Icon, icon};
use super::train::exercise;
use super::vars::vars;
use super::words::{Nodes, attrs, given};
use crate::app::Model;
use crate::coach::Exercise;
use crate::journal::{Day, LocalTime, Mode, Record, Status, total_of, totals};
use crate::text::{Key, Words};
use crate::web::Shell;

/// Raises that fill today's ring: the low end of the usual advice of 10 to 20, twice.
const GOAL: u32 = 20;

/// Sessions in the list; the older ones are counted.
const LISTED: usize = 100;

/// The whole view.
#[inline(never)]
pub(super) fn view(nodes: &mut Nodes, model: &Model, shell: &Shell) {
    let records = &model.progress.records;
    nodes.element("div.page", |page| {
        page.element("div.pagehead", |head| head.say("h1.h1", Key::NavProgress));
        storage_note(page, model);
        page.when(model.progress.mode == Mode::Persistent, |page| {
            let kept = attrs!["class" = "label kept", "data-t" = "storage-kept"];
            page.fixed("p", kept, |p| p.word(Key::KeptHere));
        });
        if records.is_empty() {
            empty(page, model, shell);
        } else {
            page.element("div.prog", |prog| {
                today(prog, model, shell);
                week(prog, model);
                history(prog, model);
            });
        }
    });
}

fn empty(nodes: &mut Nodes, model: &Model, shell: &Shell) {
    nodes.fixed("section", attrs!["class" = "empty", "data-t" = "empty"], |section| {
        let art = attrs![
            "class" = "empty__art",
            "viewBox" = "0 0 120 40",
            "aria-hidden" = "true",
            "fill" = "none",
            "stroke" = "currentColor",
            "stroke-width" = "2",
            "stroke-dasharray" = "4 4"
        ];
        section.fixed("svg", art, |svg| svg.fixed("path", attrs!["d" = "M2 36h16L40 6h30l22 30h26"], |_| ()));
        section.say("h2.h3", Key::EmptyTitle);
        section.say("p", Key::EmptyText);
        super::chrome::to_train(section, Key::EmptyGo, model, shell);
    });
}

/// What keeps records from being kept, and what could not be read; nothing to say is an empty line.
pub(super) fn storage_note(nodes: &mut Nodes, model: &Model) {
    let kept = match model.progress.mode {
        Mode::Persistent => "",
        Mode::Full => nodes.t(Key::NotSavedFull),
        Mode::MemoryOnly => nodes.t(Key::NotSavedBlocked),
        Mode::ReadOnlyNewer => nodes.t(Key::NotSavedNewer),
    };
    let damaged = u64::try_from(model.progress.damaged).unwrap_or(u64::MAX);
    let unread = match damaged {
        0 => String::new(),
        _ => model.words.by_count(Key::Damaged, damaged),
    };
    if kept.is_empty() && unread.is_empty() {
        return nodes.fixed("span", attrs!["hidden" = "hidden"], |_| ());
    }
    nodes.fixed("p", attrs!["class" = "advice kept", "role" = "status", "data-t" = "storage-note"], |note| {
        note.put(icon(Icon::Warning));
        note.element("span", |words| {
            words.text(kept);
            words.text(" ");
            words.text(unread);
        });
    });
}

fn today(prog: &mut Nodes, model: &Model, shell: &Shell) {
    let words = model.words;
    let totals = total_of(model.progress.records.iter(), model.today());
    let left = GOAL.saturating_sub(totals.reps);
    let sentence = if left == 0 { String::from(prog.t(Key::GoalMet)) } else { words.by_count(Key::GoalLeft, left) };
    // The ring's circumference is 352 units.
    let filled = [&(352 * totals.reps.min(GOAL) / GOAL).to_string(), " 352"].concat();
    let frame = attrs!["viewBox" = "0 0 120 120", "aria-hidden" = "true"];
    let track = attrs!["class" = "ring__track", "cx" = "60", "cy" = "60", "r" = "56", "stroke-width" = "2"];
    let fill_line = given![
        "class" = "ring__fill",
        "cx" = "60",
        "cy" = "60",
        "r" = "56",
        "stroke-width" = "8",
        "transform" = "rotate(-90 60 60)",
        "stroke-dasharray" = filled,
    ];
    prog.element("section.sect", |sect| {
        sect.element("div.sect__h", |head| {
            head.say("h2.h3", Key::Today);
            head.write("span.label", date(words, model.today()));
        });
        sect.element("div.today", |today| {
            today.element("span.ring", |ring| {
                ring.fixed("svg", frame, |svg| {
                    svg.fixed("circle", track, |_| ());
                    svg.varying("circle", fill_line, |_| ());
                });
                ring.element("span.ring__in", |inside| {
                    let count = attrs!["class" = "today__n num", "data-t" = "today"];
                    inside.fixed("span", count, |n| n.text(words.number(totals.reps)));
                    inside.write("span.label today__of", words.counted(Key::OfGoal, i64::from(GOAL)));
                });
            });
            today.element("div.today__txt", |text| {
                text.write("p", sentence);
                super::chrome::to_train(text, Key::TrainNow, model, shell);
            });
        });
    });
}

fn week(prog: &mut Nodes, model: &Model) {
    let last = model.today();
    let days: Vec<(Day, u32)> = totals(model.progress.records.iter(), last.plus(-6), last)
        .into_iter()
        .map(|total| (total.day, total.reps))
        .collect();
    let most = days.iter().map(|(_, reps)| *reps).max().unwrap_or(0).max(GOAL);
    let total: u32 = days.iter().map(|(_, reps)| reps).sum();
    let height = |reps: u32| vars(&[("--v", &(reps * 100 / most).to_string())]);
    let words = model.words;
    let raises = words.by_count(Key::Raises, total);
    prog.element("section.sect", |sect| {
        sect.element("div.sect__h", |head| {
            head.say("h2.h3", Key::ThisWeek);
            head.write("span.label num", raises);
        });
        sect.element("figure.bars", |bars| {
            bars.element("div.bars__plot", |plot| {
                plot.varying("span", given!["class" = "bars__goal", "data-vars" = height(GOAL)], |goal| {
                    goal.write("span", words.number(GOAL));
                });
                for (day, reps) in days {
                    plot.element(if day == last { "div.bars__col bars__col--today" } else { "div.bars__col" }, |col| {
                        col.varying("span", given!["class" = "bars__bar", "data-vars" = height(reps)], |bar| {
                            bar.element("span.bars__n", |n| n.write("span", words.number(reps)));
                        });
                        col.write("span.bars__d", words.platform().weekday(day.weekday()));
                    });
                }
            });
        });
    });
}

fn history(prog: &mut Nodes, model: &Model) {
    let now = model.today();
    let older = u64::try_from(model.progress.records.len().saturating_sub(LISTED)).unwrap_or(u64::MAX);
    prog.element("section.sect full", |sect| {
        sect.element("div.sect__h", |head| head.say("h2.h3", Key::History));
        sect.fixed("ul", attrs!["class" = "rows", "data-t" = "sessions"], |rows| {
            for record in model.progress.records.iter().take(LISTED) {
                entry(rows, record, now, model.words);
            }
        });
        sect.when(older > 0, |sect| sect.write("p.label", model.words.by_count(Key::OlderKept, older)));
    });
}

fn entry(rows: &mut Nodes, record: &Record, now: Day, words: Words) {
    let (done, planned) = (words.number(record.reps_done()), words.number(record.reps_planned()));
    let when = match now.0.saturating_sub(record.day.0) {
        0 => String::from(words.t(Key::Today)),
        1 => String::from(words.t(Key::Yesterday)),
        _ => date(words, record.day),
    };
    let clock = hour_minute(words, LocalTime { utc_s: record.id.start_utc_s(), offset_min: record.offset_min });
    let sets = u32::try_from(record.sets.iter().filter(|set| set.done > 0).count()).unwrap_or(u32::MAX);
    let values = [("day", when.as_str()), ("time", &clock), ("n", &words.number(sets))];
    let detail = words.plural(Key::Entry, u64::from(sets), &values);
    let early = if record.status == Status::Partial { [" ", words.t(Key::EndedEarly)].concat() } else { String::new() };
    rows.element("li.row", |row| {
        row.element("span.row__m", |what| {
            what.say("span.row__t", Exercise::from_id(&record.exercise).map_or(Key::StandingHeelRaises, exercise));
            what.element("span.row__s", |when| {
                when.text(detail);
                when.text(early);
            });
        });
        row.write("span.row__v num", row.fill(Key::DoneOfPlanned, &[("done", &done), ("planned", &planned)]));
    });
}

/// Hours and minutes on the reader's clock at the time.
pub(super) fn hour_minute(words: Words, time: LocalTime) -> String {
    let minutes = (time.utc_s.div_euclid(60) + i64::from(time.offset_min)).rem_euclid(1440);
    let two = |n: i64| [words.number(n / 10), words.number(n % 10)].concat();
    [two(minutes / 60), String::from(":"), two(minutes % 60)].concat()
}

fn date(words: Words, day: Day) -> String {
    let (date, platform) = (day.to_ymd(), words.platform());
    let (weekday, month) = (platform.weekday(day.weekday()), platform.month(date.month));
    words.fill(Key::DayAndMonth, &[("weekday", weekday), ("day", &words.number(date.day)), ("month", month)])
}
