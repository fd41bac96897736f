// W3 and W4, flows on the tree of a region, with SimGrid's activities and its max-min model without corrections.
// `flows open FLOWS [FILE FOR THE ENDS]` or `flows closed CONCURRENT COMPLETIONS`
#include "workloads.hpp"
#include <algorithm>
#include <unistd.h>

namespace {
struct Region {
  s4u::Host* centre;
  std::vector<s4u::Host*> sites;
  std::vector<double> cumulative; // arrivals per second of the sites up to and including each
};

Region build(s4u::Engine& engine, size_t n_sites, size_t n_aggregations) {
  AnyZone* zone = star_zone(engine);
  Region region;
  region.centre = host(zone, "centre");
  const double trunk = 1e10 / 8 * double(n_aggregations);
  std::vector<s4u::LinkInRoute> core{s4u::LinkInRoute(link(zone, "centre-core", trunk)),
                                     s4u::LinkInRoute(link(zone, "core", trunk))};
  route_out(zone, region.centre, core);
  std::vector<s4u::Link*> aggregations;
  for (size_t k = 0; k < n_aggregations; k++)
    aggregations.push_back(link(zone, "aggregation" + std::to_string(k), 1e10 / 8));
  const double bounds[] = {0.15, 0.35, 0.65, 0.90}, capacities[] = {4e6, 8e6, 20e6, 100e6, 1000e6},
               loads[] = {0.8, 0.7, 0.6, 0.4, 0.07};
  SplitMix64 draws{1001};
  double total = 0.0;
  for (size_t site = 0; site < n_sites; site++) {
    const long kind = std::upper_bound(bounds, bounds + 4, draws.uniform()) - bounds;
    total += loads[kind] * capacities[kind] / 16e6;
    region.cumulative.push_back(total);
    const std::string name = std::to_string(site);
    region.sites.push_back(host(zone, "site" + name));
    route_in(zone, region.sites.back(),
             {s4u::LinkInRoute(aggregations[site % n_aggregations]),
              s4u::LinkInRoute(link(zone, "access" + name, capacities[kind] / 8))});
  }
  zone->seal();
  return region;
}

using Flows = InProgress<s4u::CommPtr>;

s4u::CommPtr flow_to(const Region& region, size_t site, double bytes) {
  s4u::CommPtr flow = s4u::Comm::sendto_init(region.centre, region.sites[site]);
  flow->set_payload_size(uint64_t(bytes));
  return flow;
}

void open(s4u::Engine& engine, long n_flows, const char* file) {
  const Region region = build(engine, 1419, 4);
  Flows flows;
  std::vector<double> ends(n_flows, NAN);
  long done = 0;
  actor(region.centre, [&] {
    SplitMix64 draws{2002};
    const double total = region.cumulative.back();
    double at = 0.0;
    for (long flow = 0; flow < n_flows; flow++) {
      at += draws.exponential(total);
      const double mark = draws.uniform() * total;
      const auto site = std::upper_bound(region.cumulative.begin(), region.cumulative.end(), mark);
      const double bytes = draws.bytes();
      if (at > s4u::Engine::get_clock())
        s4u::this_actor::sleep_until(at);
      flows.start(region.centre, flow_to(region, size_t(site - region.cumulative.begin()), bytes), [&ends, &done, flow] {
        ends[flow] = s4u::Engine::get_clock();
        done++;
      });
    }
    while (done < n_flows) // an engine without actors stops
      s4u::this_actor::sleep_for(5.0);
  });
  const double before = processor_seconds();
  engine.run();
  const double seconds = processor_seconds() - before;
  double sum = 0.0;
  for (double end : ends)
    sum += end;
  report(seconds, done, sum / double(n_flows));
  if (file != nullptr) {
    FILE* output = std::fopen(file, "wb");
    std::fwrite(ends.data(), sizeof(double), ends.size(), output);
    std::fclose(output);
  }
}

void closed(s4u::Engine& engine, long concurrent, long completions) {
  const Region region = build(engine, 14190, 40);
  Flows flows;
  SplitMix64 draws{2002};
  long done = 0, due = 0;
  double after_first = 0.0;
  s4u::ActorPtr source;
  auto at_an_end = [&] {
    done++;
    due++;
    if (done == completions) {
      report(processor_seconds() - after_first, done - 1, s4u::Engine::get_clock());
      _exit(0); // taking down what is in progress is not of interest
    }
    source->resume();
  };
  auto start = [&] {
    const size_t site = draws.bits() % region.sites.size();
    flows.start(region.centre, flow_to(region, site, draws.bytes()), at_an_end);
  };
  source = actor(region.centre, [&] {
    for (long flow = 0; flow < concurrent; flow++)
      start();
    while (true) {
      if (due == 0)
        s4u::this_actor::suspend();
      while (due > 0) {
        due--;
        start();
        if (after_first == 0.0)
          after_first = processor_seconds();
      }
    }
  });
  engine.run();
}
} // namespace

int main(int argc, char** argv) {
  s4u::Engine engine(&argc, argv);
  s4u::Engine::set_config("network/model:CM02");
  s4u::Engine::set_config("network/crosstraffic:0");
  s4u::Engine::set_config("network/TCP-gamma:0");
  if (std::string(argv[1]) == "open")
    open(engine, std::stol(argv[2]), argc > 3 ? argv[3] : nullptr);
  else
    closed(engine, std::stol(argv[2]), std::stol(argv[3]));
}
