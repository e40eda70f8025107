//! Tests of the core through its public interface, in one binary.

mod coach;
mod coach_commands;
mod coach_texts;
mod journal;
mod languages;
mod lesson;
mod picture;
mod pump;
mod scene;
mod tidy;
