// W2, the farm of 64 servers of 16 cores, with SimGrid's activities: one actor creates the jobs; with SimGrid 4 none
// waits for them.
// `farm JOBS`
#include "workloads.hpp"

int main(int argc, char** argv) {
  s4u::Engine engine(&argc, argv);
  const long jobs = std::stol(argv[1]);
  const size_t n_servers = 64;
  AnyZone* zone = full_zone(engine);
  std::vector<s4u::Host*> servers;
  for (size_t server = 0; server < n_servers; server++)
    servers.push_back(host(zone, "server" + std::to_string(server))->set_core_count(16));
  s4u::Host* entrance = host(zone, "entrance");
  zone->seal();

  long done = 0;
  double spent = 0.0;
  InProgress<s4u::ExecPtr> in_progress;
  actor(entrance, [&] {
    SplitMix64 draws{3003};
    double at = 0.0;
    for (long job = 0; job < jobs; job++) {
      at += draws.exponential(14.4 * n_servers);
      const size_t server = draws.bits() % n_servers;
      const double work = draws.exponential(1.0);
      if (at > s4u::Engine::get_clock())
        s4u::this_actor::sleep_until(at);
      const double arrival = s4u::Engine::get_clock();
      in_progress.start(servers[server], s4u::Exec::init()->set_flops_amount(work * 1e9)->set_host(servers[server]),
                        [&done, &spent, arrival] {
                          done++;
                          spent += s4u::Engine::get_clock() - arrival;
                        });
    }
    while (done < jobs) // what an actor has begun ends with it
      s4u::this_actor::sleep_for(5.0);
  });
  const double before = processor_seconds();
  engine.run();
  const double seconds = processor_seconds() - before;
  report(seconds, done, spent / double(done));
}
