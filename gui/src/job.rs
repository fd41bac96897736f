//! Background work behind one handle: the window never waits.
//!
//! A [`Job`] does one thing and ends; dropping its handle asks it to stop. A [`Worker`] answers requests one after the
//! other and skips those that a later one has overtaken, so that a slider that moves fast is answered for where it is.

use egui::Context;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::{self, JoinHandle, Thread};
use std::time::{Duration, Instant};

/// How often someone who waits for the end of some work looks whether it has come.
const GLANCE: Duration = Duration::from_millis(5);

/// A piece of work that sends messages `M` while it lasts.
#[derive(Debug)]
pub struct Job<M> {
    messages: Receiver<M>,
    stop: Arc<AtomicBool>,
    thread: JoinHandle<()>,
}

/// The side of the work.
#[derive(Clone, Debug)]
pub struct Reporter<M> {
    messages: Sender<M>,
    stop: Arc<AtomicBool>,
    window: Context,
}

impl<M> Reporter<M> {
    /// Sends a message and wakes the window; false when nobody wants it any more.
    pub fn report(&self, message: M) -> bool {
        let wanted = self.wanted() && self.messages.send(message).is_ok();
        self.window.request_repaint();
        wanted
    }

    /// Sends the last message, also when the work was asked to stop.
    pub fn finish(&self, message: M) {
        // Nobody listens once the window is closed.
        drop(self.messages.send(message));
        self.window.request_repaint();
    }

    /// Whether the work should go on.
    pub fn wanted(&self) -> bool {
        !self.stop.load(Ordering::Relaxed)
    }

    /// The flag that stops the work, set when nobody wants it any more.
    pub fn stop(&self) -> &AtomicBool {
        &self.stop
    }
}

impl<M: Send + 'static> Job<M> {
    /// Starts work on a thread of its own.
    pub fn start(window: &Context, name: &str, work: impl FnOnce(&Reporter<M>) + Send + 'static) -> Self {
        let (sender, messages) = mpsc::channel();
        let stop = Arc::new(AtomicBool::new(false));
        let reporter = Reporter { messages: sender, stop: Arc::clone(&stop), window: window.clone() };
        let thread = thread::Builder::new()
            .name(name.to_owned())
            .spawn(move || work(&reporter))
            .expect("a desktop has room for a thread");
        Self { messages, stop, thread }
    }

    /// The next message, if there is one.
    pub fn next(&self) -> Option<M> {
        self.messages.try_recv().ok()
    }

    /// Whether the work is over, well or not: no message will come but those that have been sent.
    pub fn is_over(&self) -> bool {
        self.thread.is_finished()
    }

    /// Asks the work to stop; what it has sent can still be read.
    pub fn cancel(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Waits for the end of the work, so long at most; whether it has come. Not for a window that is still drawn.
    pub fn wait(&self, patience: Duration) -> bool {
        let begun = Instant::now();
        while !self.is_over() && begun.elapsed() < patience {
            thread::sleep(GLANCE);
        }
        self.is_over()
    }
}

impl<M> Drop for Job<M> {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

/// A thread that answers the latest request `Q` with answers `A`.
#[derive(Debug)]
pub struct Worker<Q, A> {
    /// By number; none withdraws the one before.
    requests: Sender<(u64, Option<Q>)>,
    answers: Receiver<(u64, A)>,
    latest: Arc<AtomicU64>,
    /// The last request that was answered in full.
    answered: Arc<AtomicU64>,
    /// Whether a request has failed on a fault of the program since this was looked at last.
    failed: Arc<AtomicBool>,
    thread: Thread,
}

/// How a worker answers one request.
#[derive(Debug)]
pub struct Answering<'a, A> {
    answers: &'a Sender<(u64, A)>,
    window: &'a Context,
    latest: &'a AtomicU64,
    number: u64,
}

impl<A> Answering<'_, A> {
    /// Sends an answer and wakes the window.
    pub fn send(&self, answer: A) {
        // Nobody listens once the window is closed.
        drop(self.answers.send((self.number, answer)));
        self.window.request_repaint();
    }

    /// Whether the answer is still waited for, and no later request: what takes long asks now and then.
    pub fn is_latest(&self) -> bool {
        self.latest.load(Ordering::Relaxed) == self.number
    }

    /// Waits so long for a later request; whether none has come. What nobody waits for is put off by this, so that
    /// the next request finds the thread free.
    pub fn rests(&self, pause: Duration) -> bool {
        let begun = Instant::now();
        while self.is_latest()
            && let Some(left) = pause.checked_sub(begun.elapsed())
        {
            // Whoever asks wakes it.
            thread::park_timeout(left);
        }
        self.is_latest()
    }
}

impl<Q, A> Drop for Worker<Q, A> {
    fn drop(&mut self) {
        self.withdraw();
    }
}

impl<Q, A> Worker<Q, A> {
    /// Nobody waits for an answer any more: the request at hand is told that it is overtaken.
    pub fn withdraw(&self) {
        self.send(None);
    }

    fn send(&self, request: Option<Q>) {
        let number = self.latest.fetch_add(1, Ordering::Relaxed) + 1;
        // The thread lives as long as this handle.
        drop(self.requests.send((number, request)));
        self.thread.unpark();
    }
}

impl<Q: Send + 'static, A: Send + 'static> Worker<Q, A> {
    /// Starts the thread; `answer` may send several answers to a request. It ends when the worker is dropped.
    pub fn start(
        window: &Context,
        name: &str,
        mut answer: impl FnMut(Q, &Answering<'_, A>) + Send + 'static,
    ) -> Self {
        let (requests, asked) = mpsc::channel::<(u64, Option<Q>)>();
        let (sender, answers) = mpsc::channel();
        let latest = Arc::new(AtomicU64::new(0));
        let answered = Arc::new(AtomicU64::new(0));
        let failed = Arc::new(AtomicBool::new(false));
        let (window, newest, done) = (window.clone(), Arc::clone(&latest), Arc::clone(&answered));
        let failure = Arc::clone(&failed);
        let worker = thread::Builder::new()
            .name(name.to_owned())
            .spawn(move || {
                while let Ok((mut number, mut request)) = asked.recv() {
                    while let Ok(later) = asked.try_recv() {
                        (number, request) = later;
                    }
                    let answering = Answering { answers: &sender, window: &window, latest: &newest, number };
                    // A fault of the program in one request does not keep the next ones from being answered.
                    if let Some(request) = request
                        && catch_unwind(AssertUnwindSafe(|| answer(request, &answering))).is_err()
                    {
                        failure.store(true, Ordering::Release);
                    }
                    done.store(number, Ordering::Release);
                    // Whoever waits for the end of the work sees it.
                    window.request_repaint();
                }
            })
            .expect("a desktop has room for a thread");
        Self { requests, answers, latest, answered, failed, thread: worker.thread().clone() }
    }

    /// Asks; requests not yet begun are forgotten, and the one at hand is told that it is overtaken.
    pub fn ask(&self, request: Q) {
        self.send(Some(request));
    }

    /// The next answer, if there is one.
    pub fn next(&self) -> Option<A> {
        self.next_told().map(|(answer, _)| answer)
    }

    /// The next answer, and whether it is one to the last request.
    pub fn next_told(&self) -> Option<(A, bool)> {
        let (number, answer) = self.answers.try_recv().ok()?;
        Some((answer, number == self.latest.load(Ordering::Relaxed)))
    }

    /// Whether a request has failed on a fault of the program since this was asked last.
    pub fn has_failed(&self) -> bool {
        self.failed.swap(false, Ordering::Acquire)
    }

    /// Whether the last request is answered in full; its answers may still be waiting to be taken.
    pub fn is_idle(&self) -> bool {
        self.answered.load(Ordering::Acquire) == self.latest.load(Ordering::Acquire)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_of_the_program_in_one_request_leaves_the_next_ones_answered() {
        let worker = Worker::start(&Context::default(), "test", |of: u32, answering: &Answering<'_, u32>| {
            assert!(of != 0, "a fault of the program, made for this test");
            answering.send(12 / of);
        });
        let wait = |worker: &Worker<u32, u32>| {
            while !worker.is_idle() {
                thread::sleep(GLANCE);
            }
        };
        worker.ask(0);
        wait(&worker);
        assert!(worker.has_failed() && !worker.has_failed(), "it is said once");
        assert_eq!(worker.next(), None);
        worker.ask(4);
        wait(&worker);
        assert_eq!(worker.next(), Some(3));
        assert!(!worker.has_failed());
    }

    /// Answers once it is told that nobody waits any more.
    fn patient(window: &Context) -> (Worker<u32, u32>, Receiver<u32>) {
        let (sender, ended) = mpsc::channel();
        let worker = Worker::start(window, "test", move |of: u32, answering: &Answering<'_, u32>| {
            answering.send(of);
            while answering.is_latest() {
                thread::sleep(GLANCE);
            }
            sender.send(of).unwrap();
        });
        (worker, ended)
    }

    #[test]
    fn work_that_nobody_waits_for_any_more_is_told_so() {
        let (worker, ended) = patient(&Context::default());
        let begin = |of: u32| {
            worker.ask(of);
            while worker.next() != Some(of) {
                thread::sleep(GLANCE);
            }
        };
        begin(1);
        assert!(!worker.is_idle());
        worker.withdraw();
        assert_eq!(ended.recv(), Ok(1));
        while !worker.is_idle() {
            thread::sleep(GLANCE);
        }
        begin(2);
        drop(worker);
        assert_eq!(ended.recv(), Ok(2), "the handle was dropped");
    }
}
