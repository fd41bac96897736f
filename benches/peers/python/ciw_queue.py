"""W1 with Ciw: a node of 16 servers, the same jobs given as sequences. `ciw_queue.py JOBS`"""

import math
import sys
import time

import ciw

from generator import CHANNELS, jobs_of_w1, report


def main():
    jobs = int(sys.argv[1])
    pauses, services = jobs_of_w1(jobs)
    # Nobody comes after the last job. Services are asked for in the order of arrival, first come, first served.
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Sequential([*pauses, math.inf])],
        service_distributions=[ciw.dists.Sequential(services)],
        number_of_servers=[CHANNELS],
    )
    simulation = ciw.Simulation(network)
    before = time.process_time()
    simulation.simulate_until_max_customers(jobs)
    seconds = time.process_time() - before
    waits = [record.waiting_time for record in simulation.get_all_records()]
    assert len(waits) == jobs
    report(seconds, jobs, math.fsum(waits) / jobs)


main()
