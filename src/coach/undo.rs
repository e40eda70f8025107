//! A session whose commands can be taken back, ending and throwing away included.
//!
//! Whoever presses the wrong thing with wet hands loses nothing: each command keeps the session as it was before it,
//! for ten seconds. Time that passed since does not count.

use super::{ClockReading, Command, Cue, Run, Status};

/// How long a command can be taken back.
pub const UNDO_MS: i64 = 10_000;

/// Most commands that can be taken back one after the other.
const MOST: usize = 16;

/// A session with what was asked of it lately.
#[derive(Debug, Clone)]
pub struct Guided {
    run: Run,
    past: Vec<Past>,
}

#[derive(Debug, Clone)]
struct Past {
    before: Run,
    command: Command,
    mono_ms: i64,
}

impl Guided {
    /// A session that begins or goes on.
    pub fn new(run: Run) -> Self {
        Self { run, past: Vec::new() }
    }

    /// The session.
    pub fn run(&self) -> &Run {
        &self.run
    }

    /// [`Run::tick`].
    pub fn tick(&mut self, reading: ClockReading, audio_delta_ms: Option<u64>) -> Vec<Cue> {
        self.run.tick(reading, audio_delta_ms)
    }

    /// [`Run::command`], to be taken back within [`UNDO_MS`].
    pub fn command(&mut self, command: Command, reading: ClockReading) -> bool {
        let before = self.run.clone();
        let changed = self.run.command(command, reading);
        if changed {
            self.past.retain(|past| past.is_fresh(reading));
            if self.past.len() == MOST {
                self.past.remove(0);
            }
            self.past.push(Past { before, command, mono_ms: reading.mono_ms });
        }
        changed
    }

    /// The command that [`Guided::undo`] would take back now, and for how many milliseconds more.
    pub fn undoable(&self, reading: ClockReading) -> Option<(Command, i64)> {
        let past = self.past.last().filter(|past| past.is_fresh(reading))?;
        Some((past.command, UNDO_MS - (reading.mono_ms - past.mono_ms)))
    }

    /// Takes the latest command back: the session is exactly as before it, and goes on from there if it was going on.
    pub fn undo(&mut self, reading: ClockReading) -> bool {
        let Some(past) = self.past.pop().filter(|past| past.is_fresh(reading)) else { return false };
        self.run = past.before;
        if let Status::Running { last } = &mut self.run.status {
            *last = reading;
        }
        true
    }
}

impl Past {
    fn is_fresh(&self, reading: ClockReading) -> bool {
        (0..UNDO_MS).contains(&reading.mono_ms.saturating_sub(self.mono_ms))
    }
}
