//! Progress: today, this week, every session, and where it is kept.

use super::icon::{Icon, icon};
use super::vars::vars;
use super::words::say;
use crate::app::Model;
use crate::journal::{Day, LocalTime, Mode, Record, Status, total_of, totals};

use crate::text::{Key, fill, plural, t};
use crate::web::Shell;
use yew::prelude::*;

/// Raises that fill today's ring: the low end of the usual advice of 10 to 20, twice.
const GOAL: u32 = 20;

/// Sessions in the list; the older ones are counted.
const LISTED: usize = 100;

/// The whole view.
pub(super) fn view(model: &Model, shell: &Shell) -> Html {
    let records = &model.progress.records;
    html! {
        <div class="page">
            <div class="pagehead">{ say("h1", "h1", Key::NavProgress) }</div>
            { storage_note(model) }
            if model.progress.mode == Mode::Persistent {
                <p class="label kept" data-t="storage-kept">{ t(Key::KeptHere) }</p>
            }
            if records.is_empty() {
                { empty(model, shell) }
            } else {
                <div class="prog">
                    { today(model, shell) }
                    { week(model) }
                    { history(model) }
                </div>
            }
        </div>
    }
}

fn empty(model: &Model, shell: &Shell) -> Html {
    html! {
        <section class="empty" data-t="empty">
            <svg class="empty__art" viewBox="0 0 120 40" aria-hidden="true" fill="none" stroke="currentColor"
                stroke-width="2" stroke-dasharray="4 4"><path d="M2 36h16L40 6h30l22 30h26" /></svg>
            { say("h2", "h3", Key::EmptyTitle) }
            { say("p", "", Key::EmptyText) }
            { super::chrome::to_train(Key::EmptyGo, model, shell) }
        </section>
    }
}

/// What keeps records from being kept, and what could not be read; nothing to say is an empty line.
pub(super) fn storage_note(model: &Model) -> Html {
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
        return html! { <span hidden=true></span> };
    }
    html! {
        <p class="advice kept" role="status" data-t="storage-note">
            { icon(Icon::Warning) }<span>{ kept }{ " " }{ unread }</span>
        </p>
    }
}

fn today(model: &Model, shell: &Shell) -> Html {
    let totals = total_of(model.progress.records.iter(), model.today());
    let left = GOAL.saturating_sub(totals.reps);
    let sentence = if left == 0 {
        String::from(t(Key::GoalMet))
    } else {
        fill(plural(u64::from(left), Key::GoalLeftOne, Key::GoalLeft), &[("n", &left.to_string())])
    };
    // The ring's circumference is 352 units.
    let filled = [&(352 * totals.reps.min(GOAL) / GOAL).to_string(), " 352"].concat();
    html! {
        <section class="sect">
            <div class="sect__h">{ say("h2", "h3", Key::Today) }<span class="label">{ date(model.today()) }</span>
                </div>
            <div class="today">
                <span class="ring">
                    <svg viewBox="0 0 120 120" aria-hidden="true"><circle class="ring__track" cx="60" cy="60" r="56"
                        stroke-width="2" /><circle class="ring__fill" cx="60" cy="60" r="56" stroke-width="8"
                        stroke-dasharray={filled} transform="rotate(-90 60 60)" /></svg>
                    <span class="ring__in"><span class="today__n num" data-t="today">{ totals.reps }</span><span
                        class="label today__of">{ fill(Key::OfGoal, &[("n", &GOAL.to_string())]) }</span></span>
                </span>
                <div class="today__txt">
                    <p>{ sentence }</p>
                    { super::chrome::to_train(Key::TrainNow, model, shell) }
                </div>
            </div>
        </section>
    }
}

fn week(model: &Model) -> Html {
    let last = model.today();
    let days: Vec<(Day, u32)> = totals(model.progress.records.iter(), last.plus(-6), last)
        .into_iter()
        .map(|total| (total.day, total.reps))
        .collect();
    let most = days.iter().map(|(_, reps)| *reps).max().unwrap_or(0).max(GOAL);
    let total: u32 = days.iter().map(|(_, reps)| reps).sum();
    let height = |reps: u32| vars(&[("--v", &(reps * 100 / most).to_string())]);
    html! {
        <section class="sect">
            <div class="sect__h">{ say("h2", "h3", Key::ThisWeek) }<span class="label num">
                { fill(plural(u64::from(total), Key::RaisesOne, Key::Raises), &[("n", &total.to_string())]) }</span>
                </div>
            <figure class="bars">
                <div class="bars__plot">
                    <span class="bars__goal" data-vars={height(GOAL)}><span>{ GOAL }</span></span>
                    for (day, reps) in days {
                        <div class={classes!("bars__col", (day == last).then_some("bars__col--today"))}>
                            <span class="bars__bar" data-vars={height(reps)}><span class="bars__n"><span>{ reps }</span>
                                </span></span>
                            { say("span", "bars__d", weekday(day)) }
                        </div>
                    }
                </div>
            </figure>
        </section>
    }
}

fn history(model: &Model) -> Html {
    let now = model.today();
    let older = model.progress.records.len().saturating_sub(LISTED);
    html! {
        <section class="sect full">
            <div class="sect__h">{ say("h2", "h3", Key::History) }</div>
            <ul class="rows" data-t="sessions">
                for record in model.progress.records.iter().take(LISTED) {
                    { entry(record, now) }
                }
            </ul>
            if older > 0 {
                <p class="label">{ fill(Key::OlderKept, &[("n", &older.to_string())]) }</p>
            }
        </section>
    }
}

fn entry(record: &Record, now: Day) -> Html {
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
    html! {
        <li class="row">
            <span class="row__m">{ say("span", "row__t", Key::StandingHeelRaises) }<span class="row__s">
                { detail }{ early }</span></span>
            <span class="row__v num">{ fill(Key::DoneOfPlanned, &[("done", &done), ("planned", &planned)]) }</span>
        </li>
    }
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
