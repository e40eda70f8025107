//! The running session, readable at two metres: phase word, one number, a level that is the heel. The level and the leg
//! are the painter's; words and figures render when they change.

use super::controls::{button, reading};
use super::icon::{Icon, icon, small};
use super::stage::drawing;
use super::train::tenths;
use super::vars::vars;
use super::words::{Nodes, attrs, given};
use crate::app::{Model, Msg, Session};
use crate::coach::{Phase, Status};
use crate::text::{Key, Words};
use crate::web::Shell;

/// The screen of a session.
pub(super) fn view(nodes: &mut Nodes, model: &Model, session: &Session, shell: &Shell) {
    let at = session.position();
    let said = model.words;
    let (set, sets) = (said.number(at.set), said.number(at.sets));
    let (word, picture) = phase(at.phase);
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
    nodes.varying("div", given!["class" = "run", "role" = "group", "aria-label" = nodes.t(Key::HeelRaises)], |run| {
        run.element("div.run__top", |top| {
            top.element("div.row__m", |name| {
                name.say("h1.run__name", Key::HeelRaises);
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
            foot.element("div.run__meta", |meta| {
                meta.element("p.run__rep num", |count| {
                    count.text(count.fill(Key::RepN, &[("rep", &said.number(at.rep))]));
                    count.text(" ");
                    count.write("span", said.counted(Key::OfN, i64::from(at.reps)));
                });
                next(meta, session, said);
            });
            bar(foot, session, said);
            foot.element("div.run__ctl", |controls| {
                let (picture, name, hook, msg) = if paced {
                    (Icon::Pause, Key::Pause, "pause", Msg::PauseSession)
                } else {
                    (Icon::Play, Key::Resume, "resume", Msg::ResumeSession)
                };
                button(controls, "btn btn--primary", icon(picture), name, hook, msg, shell);
                button(controls, "btn", small(Icon::Stop), Key::End, "end", Msg::End, shell);
            });
        });
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
    let Status::Interrupted { gap_ms } = session.status() else {
        return foot.fixed("span", attrs!["hidden" = "hidden"], |_| ());
    };
    let rep = said.number(session.position().rep);
    foot.fixed("p", attrs!["class" = "advice", "role" = "alert", "data-t" = "interrupted"], |notice| {
        notice.put(icon(Icon::Warning));
        notice.write("span", notice.fill(Key::Interrupted, &[("gap", &said.span(gap_ms / 1000)), ("rep", &rep)]));
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
    said.number(i64::try_from(n).unwrap_or(i64::MAX))
}

fn phase(phase: Phase) -> (Key, Icon) {
    match phase {
        Phase::GetReady => (Key::GetReady, Icon::Rest),
        Phase::Raise => (Key::Raise, Icon::Raise),
        Phase::Hold => (Key::Hold, Icon::Hold),
        Phase::Lower => (Key::Lower, Icon::Lower),
        Phase::Rest => (Key::Rest, Icon::Rest),
        Phase::SetRest => (Key::SetRest, Icon::Rest),
        Phase::Stretch => (Key::Stretch, Icon::Hold),
        Phase::Walk => (Key::Walk, Icon::Train),
        Phase::Switch => (Key::Switch, Icon::Rest),
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
