//! The lesson beside the stage: one chapter at a time, with something to do and the evidence.

use super::controls::switch;
use super::icon::{Icon, icon, small};
use super::words::{Nodes, attrs, given};
use super::{challenge, claims, day, help, quiz, signs, train};
use crate::app::{Model, Msg, Route};
use crate::lesson::Chapter;
use crate::text::{Key, Part};
use crate::web::Shell;

/// Stage left, text right; stage first on a narrow page.
pub(super) fn view(nodes: &mut Nodes, model: &Model, shell: &Shell) {
    let chapter = model.lesson.chapter;
    if !model.words.has(Part::Lesson) {
        // The leg needs no lesson.
        return nodes.element("div.page", |page| {
            page.element("div.learn", |learn| {
                learn.element("div.learn__head", |head| head.say("h1.h1", Key::StageName));
                learn.element("div.learn__stage", |left| super::stage::view(left, model, shell));
                learn.element("div.learn__text", |text| super::waiting(text, model, Part::Lesson, shell));
            });
        });
    }
    nodes.element("div.page", |page| {
        page.element("div.learn", |learn| {
            contents(learn, model, shell);
            learn.element("div.learn__head", |head| {
                head.say("h1.h1", chapter.title());
                // Red flags come before anything else, also before the leg on a narrow page.
                head.when(chapter == Chapter::Signs, |head| help::flag(head, model));
            });
            learn.element("div.learn__stage", |left| super::stage::view(left, model, shell));
            // A chapter is never turned into another in place: what was opened in one is closed in the next.
            learn.keyed(chapter.slug(), "div", given!["class" = "learn__text"], |text| {
                text.say("p.lead", chapter.hook());
                text.element("div.prose", |prose| {
                    for key in chapter.text() {
                        prose.say("p", *key);
                    }
                });
                text.group(|text| match chapter {
                    Chapter::Idle => day::card(text, model, shell),
                    Chapter::Signs => signs::list(text, model, shell),
                    Chapter::Habits => {
                        text.element("section", train::before);
                        super::chrome::to_train(text, Key::LearnGo, model, shell);
                    }
                    Chapter::Check => quiz::view(text, model, shell),
                    _ => {}
                });
                challenge::card(text, model, shell);
                claims::of_chapter(text, model.words, chapter);
                pager(text, chapter, shell);
                let (name, note) = (Key::KeepPlace, Key::KeepPlaceNote);
                switch(text, name, note, model.lesson.keeps_place, "keep-place", Msg::KeepPlace, shell);
            });
        });
    });
}

/// Which chapter this is; opens into all of them.
fn contents(nodes: &mut Nodes, model: &Model, shell: &Shell) {
    let here = model.lesson.chapter;
    let count = |n: usize| model.words.number(i64::try_from(n).unwrap_or(0));
    let (n, of) = (count(here.index() + 1), count(Chapter::ALL.len()));
    // Anew for each chapter, so that it closes when one is chosen.
    nodes.keyed(here.slug(), "nav", given!["class" = "chap", "aria-label" = nodes.t(Key::Chapters)], |nav| {
        nav.fixed("details", attrs!["data-t" = "chapters"], |details| {
            details.element("summary", |summary| {
                summary.write("span.num", summary.fill(Key::ChapterOf, &[("n", &n), ("of", &of)]));
                summary.put(small(Icon::ChevronDown));
            });
            details.element("ol.chap__list", |list| {
                for chapter in Chapter::ALL {
                    list.element("li", |item| {
                        item.link(None, Route::Learn(Some(chapter)), chapter == here, shell, |link| {
                            link.write("span.num", count(chapter.index() + 1));
                            link.say("span", chapter.title());
                        });
                    });
                }
            });
        });
    });
}

/// The chapters before and after.
fn pager(nodes: &mut Nodes, chapter: Chapter, shell: &Shell) {
    nodes.element("div.pager", |pager| {
        let ways = [(chapter.before(), Key::Previous, "pager__back"), (chapter.after(), Key::Next, "pager__on")];
        for (to, word, class) in ways {
            pager.when(to.is_some(), |pager| {
                let to = to.unwrap_or(chapter);
                pager.link(Some(class), Route::Learn(Some(to)), false, shell, |link| {
                    link.put(icon(Icon::ChevronDown));
                    link.element("span", |words| {
                        words.say("span.label", word);
                        words.say("span", to.title());
                    });
                });
            });
        }
    });
}
