//! Programs that a command runs. Each leads a process group of its own, so that its end is the end of everything it started.

use crate::failure::{Doing, Failure};
use std::collections::BTreeSet;
use std::fs::File;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How long a program may take to end by itself.
const GRACE: Duration = Duration::from_secs(3);
/// How often a running program is looked at.
const GLANCE: Duration = Duration::from_millis(50);

static GROUPS: Mutex<BTreeSet<u32>> = Mutex::new(BTreeSet::new());
static ENDING: AtomicBool = AtomicBool::new(false);
/// The exit code after Ctrl-C: 130, as shells have it, unless Ctrl-C is the intended end.
static END_CODE: AtomicI32 = AtomicI32::new(130);

fn groups() -> MutexGuard<'static, BTreeSet<u32>> {
    GROUPS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A running program and all that it started; ended when dropped.
#[derive(Debug)]
pub struct Program {
    child: Child,
}

impl Program {
    /// Starts `command` without a standard input.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn start(command: &mut Command) -> Result<Self, Failure> {
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(command, 0);
        let name = command.get_program().to_string_lossy().into_owned();
        // Held until the group is known, so that a signal in between does not miss it.
        let mut groups = groups();
        if interrupted() {
            return Err(Failure::new("interrupted"));
        }
        let child = command.stdin(Stdio::null()).spawn().doing(format!("start {name}"))?;
        groups.insert(child.id());
        Ok(Self { child })
    }

    /// How it ended, if it has.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().ok().flatten()
    }

    /// Waits for its end; `glance` is called while it runs.
    fn wait(&mut self, mut glance: impl FnMut()) -> Result<ExitStatus, Failure> {
        loop {
            if let Some(status) = self.child.try_wait().doing("wait for a program")? {
                return Ok(status);
            }
            glance();
            thread::sleep(GLANCE);
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let id = self.child.id();
        signal(id, Signal::End);
        let asked = Instant::now();
        while (self.ended().is_none() || alive(id)) && asked.elapsed() < GRACE {
            thread::sleep(GLANCE);
        }
        signal(id, Signal::Kill);
        // Both fail only for a program that has ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
        groups().remove(&id);
    }
}

/// Runs `command` to its end, with its output in the terminal.
///
/// # Errors
/// With its own exit code, when that is not 0. `what` is the subject of the sentence.
pub fn run(command: &mut Command, what: &str) -> Result<(), Failure> {
    let status = Program::start(command)?.wait(|| ())?;
    if status.success() { Ok(()) } else { Err(failed(what, status)) }
}

/// Runs `command` to its end, with its output in the file `log` and `progress` called with the time that has passed.
///
/// # Errors
/// As [`run`].
pub fn run_logged(
    command: &mut Command,
    what: &str,
    log: &Path,
    mut progress: impl FnMut(Duration),
) -> Result<(), Failure> {
    let file = File::create(log).doing(format!("write {}", log.display()))?;
    let again = file.try_clone().doing(format!("write {}", log.display()))?;
    let start = Instant::now();
    let status = Program::start(command.stdout(file).stderr(again))?.wait(|| progress(start.elapsed()))?;
    if status.success() { Ok(()) } else { Err(failed(what, status)) }
}

/// What `command` prints, if it can be run and ends well.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

fn failed(what: &str, status: ExitStatus) -> Failure {
    let code = status.code().and_then(|code| u8::try_from(code).ok()).filter(|code| *code != 0).unwrap_or(1);
    Failure { sentence: format!("{what} failed ({status})"), code }
}

/// From now on Ctrl-C (and SIGTERM, SIGHUP) ends every program that was started, then this one.
pub fn end_with_signals() {
    thread::spawn(|| {
        let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else { return };
        runtime.block_on(interruption());
        let groups: Vec<u32> = {
            let groups = groups();
            ENDING.store(true, Ordering::SeqCst);
            groups.iter().copied().collect()
        };
        groups.iter().for_each(|id| signal(*id, Signal::End));
        let asked = Instant::now();
        while groups.iter().any(|id| alive(*id)) && asked.elapsed() < GRACE {
            thread::sleep(GLANCE);
        }
        groups.iter().for_each(|id| signal(*id, Signal::Kill));
        std::process::exit(END_CODE.load(Ordering::SeqCst));
    });
}

/// Ctrl-C is how this command is meant to end: exit code 0.
pub fn interruption_is_the_end() {
    END_CODE.store(0, Ordering::SeqCst);
}

/// Whether a signal is being answered: every program is ending, and then this one.
pub fn interrupted() -> bool {
    ENDING.load(Ordering::SeqCst)
}

/// While a signal is being answered, nothing else is said and nothing else ends the process.
pub fn stand_back_if_interrupted() {
    while interrupted() {
        thread::sleep(GLANCE);
    }
}

#[cfg(unix)]
async fn interruption() {
    use tokio::signal::unix::{SignalKind, signal};
    let hear = |kind| signal(kind).ok();
    let (Some(mut interrupt), Some(mut terminate), Some(mut hangup)) =
        (hear(SignalKind::interrupt()), hear(SignalKind::terminate()), hear(SignalKind::hangup()))
    else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = interrupt.recv() => (),
        _ = terminate.recv() => (),
        _ = hangup.recv() => (),
    }
}

#[cfg(not(unix))]
async fn interruption() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending().await
    }
}

#[derive(Clone, Copy)]
enum Signal {
    End,
    Kill,
}

#[cfg(unix)]
fn signal(id: u32, signal: Signal) {
    use rustix::process::{Pid, Signal as Unix, kill_process_group};
    let unix = match signal {
        Signal::End => Unix::TERM,
        Signal::Kill => Unix::KILL,
    };
    if let Some(group) = i32::try_from(id).ok().and_then(Pid::from_raw) {
        // Fails only if the group is gone.
        let _ = kill_process_group(group, unix);
    }
}

#[cfg(unix)]
fn alive(id: u32) -> bool {
    use rustix::process::{Pid, test_kill_process_group};
    i32::try_from(id).ok().and_then(Pid::from_raw).is_some_and(|group| test_kill_process_group(group).is_ok())
}

// Where there are no process groups, the console's own Ctrl-C reaches every program, and `Program` kills the one it started.
#[cfg(not(unix))]
fn signal(_id: u32, _signal: Signal) {}

#[cfg(not(unix))]
fn alive(_id: u32) -> bool {
    false
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_program_is_the_end_of_what_it_started() {
        let mut program =
            Program::start(Command::new("sh").args(["-c", "sleep 60 & wait"])).expect("a shell");
        let id = program.child.id();
        assert!(program.ended().is_none() && alive(id));
        drop(program);
        assert!(!alive(id));
    }

    #[test]
    fn the_exit_code_is_passed_on() {
        let failure = run(Command::new("sh").args(["-c", "exit 7"]), "the shell").expect_err("a failure");
        assert_eq!(failure.code, 7);
        assert!(failure.sentence.starts_with("the shell failed"));
        assert!(run(&mut Command::new("no-such-program"), "it").is_err());
    }
}
