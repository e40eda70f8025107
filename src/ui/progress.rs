//! Progress: today, this week, every session, and where it is kept.

use super::icon::{Icon, icon};
use super::vars::vars;
use super::words::{Nodes, attrs, given};
use crate::app::Model;
use crate::journal::{Day, LocalTime, Mode, Record, Status, total_of, totals};
use crate::text::{Key, fill, plural, t};
use crate::web::Shell;

/// Raises that fill today's ring: the low end of the usual advice of 10 to 20, twice.
const GOAL: u32 = 20;

/// Sessions in the list; the older ones are counted.
const LISTED: usize = 100;

/// The whole view.
pub(super) fn view(nodes: &mut Nodes, model: &Model, shell: &Shell) {
    let records = &model.progress.records;
    nodes.element("div.page", |page| {
        page.element("div.pagehead", |head| head.say("h1.h1", Key::NavProgress));
        storage_note(page, model);
        page.when(model.progress.mode == Mode::Persistent, |page| {
            let kept = attrs!["class" = "label kept", "data-t" = "storage-kept"];
            page.fixed("p", kept, |p| p.text(t(Key::KeptHere)));
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
        Mode::Full => t(Key::NotSavedFull),
        Mode::MemoryOnly => t(Key::NotSavedBlocked),
        Mode::ReadOnlyNewer => t(Key::NotSavedNewer),
    };
    let damaged = u64::try_from(model.progress.damaged).unwrap_or(u64::MAX);
    let unread = match damaged {
        0 => String::new(),
        _ => fill(plural(damaged, Key::DamagedOne, Key::DamagedMany), &[("n", &damaged.to_string())]),
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
    let totals = total_of(model.progress.records.iter(), model.today());
    let left = GOAL.saturating_sub(totals.reps);
    let sentence = if left == 0 {
        String::from(t(Key::GoalMet))
    } else {
        fill(plural(u64::from(left), Key::GoalLeftOne, Key::GoalLeft), &[("n", &left.to_string())])
    };
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
            head.write("span.label", date(model.today()));
        });
        sect.element("div.today", |today| {
            today.element("span.ring", |ring| {
                ring.fixed("svg", frame, |svg| {
                    svg.fixed("circle", track, |_| ());
                    svg.varying("circle", fill_line, |_| ());
                });
                ring.element("span.ring__in", |inside| {
                    let count = attrs!["class" = "today__n num", "data-t" = "today"];
                    inside.fixed("span", count, |n| n.text(totals.reps.to_string()));
                    inside.write("span.label today__of", fill(Key::OfGoal, &[("n", &GOAL.to_string())]));
                });
            });
            today.element("div.today__txt", |words| {
                words.write("p", sentence);
                super::chrome::to_train(words, Key::TrainNow, model, shell);
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
    let raises = fill(plural(u64::from(total), Key::RaisesOne, Key::Raises), &[("n", &total.to_string())]);
    prog.element("section.sect", |sect| {
        sect.element("div.sect__h", |head| {
            head.say("h2.h3", Key::ThisWeek);
            head.write("span.label num", raises);
        });
        sect.element("figure.bars", |bars| {
            bars.element("div.bars__plot", |plot| {
                plot.varying("span", given!["class" = "bars__goal", "data-vars" = height(GOAL)], |goal| {
                    goal.write("span", GOAL.to_string());
                });
                for (day, reps) in days {
                    plot.element(if day == last { "div.bars__col bars__col--today" } else { "div.bars__col" }, |col| {
                        col.varying("span", given!["class" = "bars__bar", "data-vars" = height(reps)], |bar| {
                            bar.element("span.bars__n", |n| n.write("span", reps.to_string()));
                        });
                        col.say("span.bars__d", weekday(day));
                    });
                }
            });
        });
    });
}

fn history(prog: &mut Nodes, model: &Model) {
    let now = model.today();
    let older = model.progress.records.len().saturating_sub(LISTED);
    prog.element("section.sect full", |sect| {
        sect.element("div.sect__h", |head| head.say("h2.h3", Key::History));
        sect.fixed("ul", attrs!["class" = "rows", "data-t" = "sessions"], |rows| {
            for record in model.progress.records.iter().take(LISTED) {
                entry(rows, record, now);
            }
        });
        sect.when(older > 0, |sect| sect.write("p.label", fill(Key::OlderKept, &[("n", &older.to_string())])));
    });
}

fn entry(rows: &mut Nodes, record: &Record, now: Day) {
    let (done, planned) = (record.reps_done().to_string(), record.reps_planned().to_string());
    let when = match now.0.saturating_sub(record.day.0) {
        0 => String::from(t(Key::Today)),
        1 => String::from(t(Key::Yesterday)),
        _ => date(record.day),
    };
    let clock = hour_minute(LocalTime { utc_s: record.id.start_utc_s(), offset_min: record.offset_min });
    let sets = record.sets.iter().filter(|set| set.done > 0).count();
    let detail = fill(
        plural(u64::try_from(sets).unwrap_or(0), Key::EntryOne, Key::Entry),
        &[("day", &when), ("time", &clock), ("n", &sets.to_string())],
    );
    let early = if record.status == Status::Partial { [" ", t(Key::EndedEarly)].concat() } else { String::new() };
    rows.element("li.row", |row| {
        row.element("span.row__m", |what| {
            what.say("span.row__t", Key::StandingHeelRaises);
            what.element("span.row__s", |when| {
                when.text(detail);
                when.text(early);
            });
        });
        row.write("span.row__v num", fill(Key::DoneOfPlanned, &[("done", &done), ("planned", &planned)]));
    });
}

/// Hours and minutes on the reader's clock at the time.
fn hour_minute(time: LocalTime) -> String {
    let minutes = (time.utc_s.div_euclid(60) + i64::from(time.offset_min)).rem_euclid(1440);
    let two = |n: i64| if n < 10 { ["0", &n.to_string()].concat() } else { n.to_string() };
    [two(minutes / 60), String::from(":"), two(minutes % 60)].concat()
}

fn date(day: Day) -> String {
    let date = day.to_ymd();
    fill(
        Key::DayAndMonth,
        &[("weekday", t(weekday(day))), ("day", &date.day.to_string()), ("month", t(month_name(date.month)))],
    )
}

fn weekday(day: Day) -> Key {
    [Key::Mon, Key::Tue, Key::Wed, Key::Thu, Key::Fri, Key::Sat, Key::Sun]
        .get(usize::from(day.weekday().saturating_sub(1)))
        .copied()
        .unwrap_or(Key::Mon)
}

fn month_name(month: u8) -> Key {
    [
        Key::January,
        Key::February,
        Key::March,
        Key::April,
        Key::May,
        Key::June,
        Key::July,
        Key::August,
        Key::September,
        Key::October,
        Key::November,
        Key::December,
    ]
    .get(usize::from(month.saturating_sub(1)))
    .copied()
    .unwrap_or(Key::January)
}
