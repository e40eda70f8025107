//! Tests of the core through its public interface, in one binary.

mod coach;
mod journal;
mod lesson;
mod picture;
mod pump;
mod scene;
mod tidy;
