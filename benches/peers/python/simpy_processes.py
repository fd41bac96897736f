"""W1 with SimPy as its documentation teaches it: a process per job, a Resource of 16. `simpy_processes.py JOBS`"""

import sys
import time

import simpy

from generator import CHANNELS, jobs_of_w1, report


def main():
    jobs = int(sys.argv[1])
    pauses, services = jobs_of_w1(jobs)
    environment = simpy.Environment()
    station = simpy.Resource(environment, capacity=CHANNELS)
    waited = 0.0

    def job(service):
        nonlocal waited
        arrival = environment.now
        with station.request() as request:
            yield request
            waited += environment.now - arrival
            yield environment.timeout(service)

    def source():
        for pause, service in zip(pauses, services):
            yield environment.timeout(pause)
            environment.process(job(service))

    environment.process(source())
    before = time.process_time()
    environment.run()
    report(time.process_time() - before, jobs, waited / jobs)


main()
