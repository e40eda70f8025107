//! The running session, readable at two metres: phase word, one number, a level that is the heel. The level and the leg
//! are the painter's; words and figures render when they change.

use super::controls::{button, reading};
use super::icon::{Icon, icon, small};
use super::send;
use super::stage::drawing;
use super::train::tenths;
use super::vars::vars;
use super::words::say;
use crate::app::{Model, Msg, Session};
use crate::coach::{Phase, Status};
use crate::text::{Key, fill, span, t};
use crate::web::Shell;
use yew::prelude::*;

/// The screen of a session.
pub(super) fn view(model: &Model, session: &Session, shell: &Shell) -> Html {
    let at = session.position();
    let (set, sets) = (at.set.to_string(), at.sets.to_string());
    let (rep, reps) = (at.rep.to_string(), at.reps.to_string());
    let glance = session.glance();
    let (word, picture) = phase(at.phase);
    let paced = session.paced();
    let (sound, sound_picture) =
        if model.sound { (Key::SoundOn, Icon::SoundOn) } else { (Key::SoundOff, Icon::SoundOff) };
    let on = model.sound;
    html! {
        <div class="run" role="group" aria-label={t(Key::HeelRaises)}>
            <div class="run__top">
                <div class="row__m">{ say("h1", "run__name", Key::HeelRaises) }{ " " }<span class="muted num">
                    { fill(Key::SetOf, &[("set", &set), ("sets", &sets)]) }</span></div>
                <button type="button" class="btn btn--icon" aria-label={t(Key::Tones)} title={t(sound)}
                    aria-pressed={on.to_string()} onclick={send(shell, move || Msg::Sound(!on))}>{ icon(sound_picture) }
                    </button>
            </div>
            <div key="run" class="run__body" data-painted="">
                <div class={classes!("lvl", model.stage.still().then_some("lvl--still"))} data-slot="heel"
                    data-phase={at.phase.id()}>
                    <span class="lvl__top"></span><span class="lvl__fill"></span>
                <p class="lvl__w" data-t="phase">{ icon(if paced { picture } else { Icon::Pause }) }<span>
                    { t(if paced { word } else { Key::Paused }) }</span></p>
                <p class="lvl__n" role="timer">{ glance.seconds_left }</p>
                </div>
                { live() }
            </div>
            <p class="vh" role="status">{ spoken(session, word) }</p>
            <div class="run__foot">
                { notice(session) }
                <div class="run__meta">
                    <p class="run__rep num">{ fill(Key::RepN, &[("rep", &rep)]) }{ " " }<span>
                        { fill(Key::OfN, &[("n", &reps)]) }</span></p>
                    <p class="run__next">{ next(session) }</p>
                </div>
                { bar(session) }
                <div class="run__ctl">
                    if paced {
                        { button("btn btn--primary", icon(Icon::Pause), Key::Pause, "pause", Msg::PauseSession, shell) }
                    } else {
                        { button(
                            "btn btn--primary",
                            icon(Icon::Play), Key::Resume, "resume", Msg::ResumeSession, shell,
                        ) }
                    }
                    { button("btn", small(Icon::Stop), Key::End, "end", Msg::End, shell) }
                </div>
            </div>
        </div>
    }
}

/// The live leg where there is room.
fn live() -> Html {
    html! {
        <div class="run__stage">
            <div class="stage__draw">{ drawing(false) }</div>
            <div class="run__est">
                <div class="stat stat--l">
                    { reading(Key::AnklePressure, "ankle", Some("ankle-pressure"), "mmHg") }
                    { say("span", "stat__d", Key::EstimatedFor) }
                </div>
            </div>
        </div>
    }
}

/// Why the session stands still, if it stopped by itself.
fn notice(session: &Session) -> Html {
    let Status::Interrupted { gap_ms } = session.status() else { return html! { <span hidden=true></span> } };
    let rep = session.position().rep.to_string();
    html! {
        <p class="advice" role="alert" data-t="interrupted">{ icon(Icon::Warning) }<span>
            { fill(Key::Interrupted, &[("gap", &span(gap_ms / 1000)), ("rep", &rep)]) }</span></p>
    }
}

/// Phase changes for screen readers, one sentence each.
fn spoken(session: &Session, word: Key) -> String {
    let at = session.position();
    if !session.paced() {
        return String::from(t(Key::Paused));
    }
    match at.phase {
        Phase::GetReady | Phase::SetRest | Phase::Rest => String::from(t(word)),
        _ => fill(Key::Spoken, &[("word", t(word)), ("rep", &at.rep.to_string())]),
    }
}

fn next(session: &Session) -> Html {
    match session.position().next {
        Some((after, ms)) => {
            let word = t(next_word(after));
            let seconds = tenths(u16::try_from(ms / 100).unwrap_or(u16::MAX));
            html! { <>{ t(Key::Then) }{ " " }<b>{ [word, ", ", &seconds].concat() }</b></> }
        }
        None => html! { <>{ t(Key::ThenDone) }</> },
    }
}

/// The session in proportion: sets and the rests between them, filled as far as it got.
fn bar(session: &Session) -> Html {
    let plan = session.plan();
    let total_ms = session.run().timeline().total_ms().max(1);
    let share = (session.run().active_ms() * 100 / total_ms).to_string();
    let left = span(session.glance().session_seconds_left);
    let label = fill(Key::SessionLeft, &[("time", &left)]);
    html! {
        <div class="sess">
            <span class="bar" data-vars={vars(&[("--v", &[&share, "%"].concat())])}></span>
            <div class="sess__l num"><span>
                { fill(Key::SessionDose, &[("reps", &plan.reps.to_string()), ("sets", &plan.sets.to_string())]) }</span>
                <span>{ label }</span></div>
        </div>
    }
}

fn phase(phase: Phase) -> (Key, Icon) {
    match phase {
        Phase::GetReady => (Key::GetReady, Icon::Rest),
        Phase::Raise => (Key::Raise, Icon::Raise),
        Phase::Hold => (Key::Hold, Icon::Hold),
        Phase::Lower => (Key::Lower, Icon::Lower),
        Phase::Rest => (Key::Rest, Icon::Rest),
        Phase::SetRest => (Key::SetRest, Icon::Rest),
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
    }
}
