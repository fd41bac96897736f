"""The generator of the workloads, and the jobs of W1 drawn beforehand: what the peers are measured at is simulating."""

import math

MASK = (1 << 64) - 1
ARRIVALS = 14.4
CHANNELS = 16


class SplitMix64:
    """SplitMix64 (Steele, Lea and Flood, OOPSLA 2014)."""

    def __init__(self, seed):
        self.state = seed

    def bits(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def uniform(self):
        return ((self.bits() >> 11) + 0.5) / 9007199254740992.0

    def exponential(self, rate):
        return -math.log(self.uniform()) / rate


def jobs_of_w1(jobs, seed=1):
    """Pauses before the jobs and their services, in seconds, drawn in the order of our own version."""
    draws = SplitMix64(seed)
    pauses, services = [], []
    for _ in range(jobs):
        pauses.append(draws.exponential(ARRIVALS))
        services.append(draws.exponential(1.0))
    return pauses, services


def report(seconds, done, result):
    print(f"cpu_s {seconds!r}\ndone {done}\nresult {result!r}")
