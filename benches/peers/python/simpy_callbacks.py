"""W1 with SimPy at its fastest: timeouts with callbacks, no process. `simpy_callbacks.py JOBS`"""

import sys
import time
from collections import deque

import simpy

from generator import CHANNELS, jobs_of_w1, report


def main():
    jobs = int(sys.argv[1])
    pauses, services = map(iter, jobs_of_w1(jobs))
    environment = simpy.Environment()
    line = deque()
    busy, waited = 0, 0.0

    def after(delay, callback):
        simpy.Timeout(environment, delay).callbacks.append(callback)

    def finish(_):
        nonlocal busy, waited
        if line:
            arrival, service = line.popleft()
            waited += environment.now - arrival
            after(service, finish)
        else:
            busy -= 1

    def arrive(_):
        nonlocal busy
        service = next(services)
        if busy < CHANNELS:
            busy += 1
            after(service, finish)
        else:
            line.append((environment.now, service))
        pause = next(pauses, None)
        if pause is not None:
            after(pause, arrive)

    after(next(pauses), arrive)
    before = time.process_time()
    environment.run()
    report(time.process_time() - before, jobs, waited / jobs)


main()
