//! The running session, readable at two metres: phase word, one number, a level that is the heel. The level and the leg
//! are the painter's; words and figures render when they change.

use super::controls::{button, reading, word_button};
use super::icon::{Icon, icon, small};
use super::stage::drawing;
use super::train::{exercise, tenths};
use super::vars::vars;
use super::words::{Nodes, attrs, given};
use crate::app::{Channel, Model, Msg, Session, Train, phase_word};
use crate::coach::{Command, Exercise, Phase, Side, Status};
use crate::text::{Key, Words};
use crate::web::Shell;

/// The screen of a session.
#[inline(never)]
pub(super) fn view(nodes: &mut Nodes, model: &Model, session: &Session, shell: &Shell) {
    let at = session.position();
    let said = model.words;
    let (set, sets) = (said.number(at.set), said.number(at.sets));
    let (word, picture) = (phase_word(at.phase), picture(at.phase));
    let paced = session.paced();
    let (sound, sound_picture) =
        if model.sound { (Key::SoundOn, Icon::SoundOn) } else { (Key::SoundOff, Icon::SoundOff) };
    let sound_button = given![
        "type" = "button",
        "class" = "btn btn--icon",
        "aria-label" = nodes.t(Key::Tones),
        "title" = nodes.t(sound),
        "aria-pressed" = model.sound,
    ];
    let level = given![
        "class" = if model.stage.still() { "lvl lvl--still" } else { "lvl" },
        "data-slot" = "heel",
        "data-phase" = at.phase.id(),
    ];
    let flash = match session.flashes() {
        0 => None,
        _ if !model.channels.on(Channel::Flash) => None,
        // One after the other, so that each begins anew.
        n if n % 2 == 0 => Some("even"),
        _ => Some("odd"),
    };
    let frame = given![
        "class" = "run",
        "role" = "group",
        "aria-label" = nodes.t(exercise(session.exercise())),
        "data-flash" = flash
    ];
    nodes.varying("div", frame, |run| {
        run.element("div.run__top", |top| {
            top.element("div.row__m", |name| {
                let short = match session.exercise() {
                    Exercise::HeelRaises => Key::HeelRaises,
                    other => exercise(other),
                };
                name.say("h1.run__name", short);
                name.text(" ");
                name.write("span.muted num", name.fill(Key::SetOf, &[("set", &set), ("sets", &sets)]));
            });
            top.button(sound_button, Msg::Sound(!model.sound), shell, |button| button.put(icon(sound_picture)));
        });
        run.keyed("run", "div", given!["class" = "run__body", "data-painted" = ""], |body| {
            body.varying("div", level, |level| {
                level.element("span.lvl__top", |_| ());
                level.element("span.lvl__fill", |_| ());
                level.fixed("p", attrs!["class" = "lvl__w", "data-t" = "phase"], |p| {
                    p.put(icon(if paced { picture } else { Icon::Pause }));
                    p.say("span", if paced { word } else { Key::Paused });
                });
                let seconds = attrs!["class" = "lvl__n", "role" = "timer"];
                level.fixed("p", seconds, |p| p.text(figures(said, session.glance().seconds_left)));
            });
            live(body);
        });
        run.fixed("p", attrs!["class" = "vh", "role" = "status"], |p| p.text(spoken(said, session, word)));
        run.element("div.run__foot", |foot| {
            notice(foot, session, said);
            let screen = if model.able.screen { Key::ScreenOn } else { Key::ScreenOff };
            foot.fixed("p", attrs!["class" = "label run__screen", "data-t" = "screen"], |p| {
                p.when(paced, |p| p.word(screen));
            });
            foot.element("div.run__meta", |meta| {
                meta.element("p.run__rep num", |count| {
                    let side = match at.side {
                        Side::Both => "",
                        Side::Left => count.t(Key::SideLeft),
                        Side::Right => count.t(Key::SideRight),
                    };
                    count.when(!side.is_empty(), |count| {
                        count.text(side);
                        count.text(" · ");
                    });
                    count.text(count.fill(Key::RepN, &[("rep", &said.number(at.rep))]));
                    count.text(" ");
                    count.write("span", said.counted(Key::OfN, i64::from(at.reps)));
                });
                next(meta, session, said);
            });
            bar(foot, session, said);
            foot.element("div.run__ctl", |controls| {
                let (picture, name, hook, command) = if paced {
                    (Icon::Pause, Key::Pause, "pause", Command::Pause)
                } else {
                    (Icon::Play, Key::Resume, "resume", Command::Resume)
                };
                let ask = Msg::Train(Train::Ask(command));
                button(controls, "btn btn--primary", icon(picture), name, hook, ask, shell);
                let end = Msg::Train(Train::Ask(Command::End));
                button(controls, "btn", small(Icon::Stop), Key::End, "end", end, shell);
            });
            commands(foot, session, shell);
        });
    });
}

/// What else can be asked for; each can be taken back.
fn commands(foot: &mut Nodes, session: &Session, shell: &Shell) {
    let at = session.position();
    let reps = session.exercise().moves_heel();
    let away = matches!(session.status(), Status::Interrupted { .. } | Status::EndedAway { .. });
    foot.element("div.run__more", |more| {
        more.when(session.fresh().is_some(), |more| {
            word_button(more, Key::Undo, "undo", None, Msg::Train(Train::Undo), shell);
        });
        for (there, words, hook, command) in [
            (away, Key::CountAway, "count-away", Command::CountAway),
            (reps, Key::RepBack, "rep-back", Command::RepBack),
            (reps, Key::RepOn, "rep-on", Command::RepOn),
            (at.phase.is_movement(), Key::RedoPhase, "redo", Command::RedoPhase),
            (at.phase.is_pause(), Key::SkipRest, "skip", Command::Skip),
            (at.phase.is_pause(), Key::MoreRest, "more-rest", Command::MoreRest),
            (session.plan().open, Key::EndTurn, "end-turn", Command::EndTurn),
            (!session.paced(), Key::Discard, "discard", Command::Discard),
        ] {
            more.when(there, |more| word_button(more, words, hook, None, Msg::Train(Train::Ask(command)), shell));
        }
    });
}

/// The live leg where there is room.
fn live(body: &mut Nodes) {
    body.element("div.run__stage", |stage| {
        stage.element("div.stage__draw", |draw| drawing(draw, None));
        stage.element("div.run__est", |est| {
            est.element("div.stat stat--l", |stat| {
                reading(stat, Key::AnklePressure, "ankle", Some("ankle-pressure"), "mmHg");
                stat.say("span.stat__d", Key::EstimatedFor);
            });
        });
    });
}

/// Why the session stands still, if it stopped by itself.
fn notice(foot: &mut Nodes, session: &Session, said: Words) {
    let rep = said.number(session.position().rep);
    let why = match session.status() {
        Status::Interrupted { gap_ms } => {
            said.fill(Key::Interrupted, &[("gap", &said.span(gap_ms / 1000)), ("rep", &rep)])
        }
        Status::EndedAway { .. } => String::from(said.t(Key::EndedAway)),
        _ => return foot.fixed("span", attrs!["hidden" = "hidden"], |_| ()),
    };
    foot.fixed("p", attrs!["class" = "advice", "role" = "alert", "data-t" = "interrupted"], |notice| {
        notice.put(icon(Icon::Warning));
        notice.write("span", why);
    });
}

/// Phase changes for screen readers, one sentence each.
fn spoken(said: Words, session: &Session, word: Key) -> String {
    let at = session.position();
    if !session.paced() {
        return String::from(said.t(Key::Paused));
    }
    match at.phase {
        Phase::GetReady | Phase::SetRest | Phase::Rest | Phase::Switch => String::from(said.t(word)),
        _ => said.fill(Key::Spoken, &[("word", said.t(word)), ("rep", &said.number(at.rep))]),
    }
}

fn next(meta: &mut Nodes, session: &Session, said: Words) {
    meta.element("p.run__next", |next| match session.position().next {
        Some((after, ms)) => {
            let word = said.t(next_word(after));
            let seconds = tenths(said, u16::try_from(ms / 100).unwrap_or(u16::MAX));
            next.word(Key::Then);
            next.text(" ");
            next.write("b", [word, ", ", &seconds].concat());
        }
        None => next.word(Key::ThenDone),
    });
}

/// The session in proportion: sets and the rests between them, filled as far as it got.
fn bar(foot: &mut Nodes, session: &Session, said: Words) {
    let plan = session.plan();
    let total_ms = session.run().timeline().total_ms().max(1);
    let share = (session.run().active_ms() * 100 / total_ms).to_string();
    let left = said.span(session.glance().session_seconds_left);
    foot.element("div.sess", |sess| {
        let filled = vars(&[("--v", &[&share, "%"].concat())]);
        sess.varying("span", given!["class" = "bar", "data-vars" = filled], |_| ());
        sess.element("div.sess__l num", |words| {
            let (reps, sets) = (said.number(plan.reps), said.number(plan.sets));
            words.write("span", words.fill(Key::SessionDose, &[("reps", &reps), ("sets", &sets)]));
            words.write("span", words.fill(Key::SessionLeft, &[("time", &left)]));
        });
    });
}

fn figures(said: Words, n: u64) -> String {
    let number = |n: u64| said.number(i64::try_from(n).unwrap_or(i64::MAX));
    if n < LONG_S {
        return number(n);
    }
    let s = n % 60;
    [number(n / 60), String::from(":"), number(s / 10), number(s % 10)].concat()
}

/// From here on minutes are counted.
const LONG_S: u64 = 100;

fn picture(phase: Phase) -> Icon {
    match phase {
        Phase::Raise => Icon::Raise,
        Phase::Hold | Phase::Stretch => Icon::Hold,
        Phase::Lower => Icon::Lower,
        Phase::Walk => Icon::Train,
        Phase::GetReady | Phase::Rest | Phase::SetRest | Phase::Switch => Icon::Rest,
    }
}

/// The phase as it stands inside a sentence.
fn next_word(phase: Phase) -> Key {
    match phase {
        Phase::GetReady => Key::NextReady,
        Phase::Raise => Key::NextRaise,
        Phase::Hold => Key::NextHold,
        Phase::Lower => Key::NextLower,
        Phase::Rest | Phase::SetRest => Key::NextRest,
        Phase::Stretch => Key::NextStretch,
        Phase::Walk => Key::NextWalk,
        Phase::Switch => Key::NextSwitch,
    }
}
