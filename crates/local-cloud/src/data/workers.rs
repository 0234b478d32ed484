//! The threads that carry requests. Each has a runtime of its own, and a connection stays on one of them,
//! together with the connections to tasks that its requests use.
//!
//! On a runtime that shares its work, a request changes threads on its way, and each change wakes a thread
//! through the kernel: that cost more than everything else that a request needs.

use std::{
    cell::Cell,
    io,
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
    thread::{self, JoinHandle},
};

use tokio::runtime::{Builder, Handle};
use tokio_util::sync::CancellationToken;

/// The most workers. More would not serve more: the rest of the machine is for the tasks.
const MOST: usize = 4;

thread_local! {
    /// The number of this worker; 0 on all other threads.
    static NUMBER: Cell<usize> = const { Cell::new(0) };
}

/// One value per worker. The mutex is contended only during updates of all of them; padding avoids false
/// sharing.
#[derive(Debug, Default)]
pub struct PerWorker<T>([Alone<T>; MOST]);

#[derive(Debug, Default)]
#[repr(align(128))]
struct Alone<T>(Mutex<T>);

/// The threads of one data plane.
#[derive(Debug)]
pub struct Workers {
    runtimes: Vec<Handle>,
    next: AtomicUsize,
    ending: CancellationToken,
    threads: Mutex<Vec<JoinHandle<()>>>,
}

impl Workers {
    /// Starts one thread for each core, up to a few.
    pub fn start() -> io::Result<Self> {
        let count = thread::available_parallelism().map_or(1, usize::from).min(MOST);
        let ending = CancellationToken::new();
        let (mut runtimes, mut threads) = (Vec::new(), Vec::new());
        for number in 0..count {
            let runtime = Builder::new_current_thread().enable_all().build()?;
            runtimes.push(runtime.handle().clone());
            let ending = ending.clone();
            let name = format!("gateway-{number}");
            threads.push(thread::Builder::new().name(name).spawn(move || {
                NUMBER.set(number);
                runtime.block_on(ending.cancelled());
            })?);
        }
        Ok(Self { runtimes, next: AtomicUsize::new(0), ending, threads: Mutex::new(threads) })
    }

    /// Hands a connection to the next thread in turn, where it stays.
    pub fn spawn(&self, connection: impl Future<Output = ()> + Send + 'static) {
        let turn = self.next.fetch_add(1, Relaxed) % self.runtimes.len();
        drop(self.runtimes[turn].spawn(connection));
    }

    /// Cuts all connections and ends the threads. What comes later is dropped.
    pub fn stop(&self) {
        self.ending.cancel();
        let mut threads = self.threads.lock().unwrap_or_else(PoisonError::into_inner);
        for thread in threads.drain(..) {
            // A thread that panicked has ended as well.
            drop(thread.join());
        }
    }
}

impl Drop for Workers {
    fn drop(&mut self) {
        self.stop();
    }
}

impl<T> PerWorker<T> {
    /// Makes one value for each worker.
    pub fn from_fn(mut make: impl FnMut() -> T) -> Self {
        Self(std::array::from_fn(|_| Alone(Mutex::new(make()))))
    }

    /// This worker's value.
    pub fn here(&self) -> MutexGuard<'_, T> {
        self.0[NUMBER.get()].lock()
    }

    /// All workers' values, one after the other.
    pub fn all(&self) -> impl Iterator<Item = MutexGuard<'_, T>> {
        self.0.iter().map(Alone::lock)
    }
}

impl<T> Alone<T> {
    fn lock(&self) -> MutexGuard<'_, T> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
