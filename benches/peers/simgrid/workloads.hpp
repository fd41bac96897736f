// What the SimGrid programs share: the generator, the region of W3 and W4, the clock, and the names of SimGrid 3 and 4.
#pragma once
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

#include <simgrid/s4u.hpp>
#include <simgrid/version.h>

namespace s4u = simgrid::s4u;

// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
struct SplitMix64 {
  uint64_t state;

  uint64_t bits() {
    state += 0x9E3779B97F4A7C15;
    uint64_t z = state;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
  }
  double uniform() { return (double(bits() >> 11) + 0.5) * (1.0 / 9007199254740992.0); }
  double exponential(double rate) { return -std::log(uniform()) / rate; }
  double normal() {
    double a = uniform(), b = uniform();
    return std::sqrt(-2.0 * std::log(a)) * std::cos(2.0 * M_PI * b);
  }
  double lognormal(double mean, double sigma) {
    return std::exp(std::log(mean) - 0.5 * sigma * sigma + sigma * normal());
  }
  // Size of a flow in bytes.
  double bytes() { return std::fmax(1.0, std::ceil(lognormal(2e6, 1.5))); }
};

// Processor time of this process, in seconds.
inline double processor_seconds() {
  timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return double(time.tv_sec) + 1e-9 * double(time.tv_nsec);
}

inline void report(double seconds, long done, double result) {
  std::printf("cpu_s %.17g\ndone %ld\nresult %.17g\n", seconds, done, result);
  std::fflush(stdout);
}

// The same things under the names of both versions.
#if SIMGRID_VERSION_MAJOR >= 4
using AnyZone = s4u::NetZone;
inline AnyZone* star_zone(s4u::Engine& engine) { return engine.get_netzone_root()->add_netzone_star("region"); }
inline AnyZone* full_zone(s4u::Engine& engine) { return engine.get_netzone_root()->add_netzone_full("farm"); }
inline s4u::Host* host(AnyZone* zone, const std::string& name) { return zone->add_host(name, 1e9); }
inline s4u::Link* link(AnyZone* zone, const std::string& name, double bytes_per_second) {
  return zone->add_link(name, bytes_per_second)->set_latency(0);
}
inline void route_out(AnyZone* zone, s4u::Host* from, const std::vector<s4u::LinkInRoute>& links) {
  zone->add_route(from, nullptr, links, false);
}
inline void route_in(AnyZone* zone, s4u::Host* to, const std::vector<s4u::LinkInRoute>& links) {
  zone->add_route(nullptr, to, links, false);
}
inline s4u::ActorPtr actor(s4u::Host* at, const std::function<void()>& body) { return at->add_actor("source", body); }

// Activities without actors. The end of a flow is told only while its handle is kept, that of an execution only when it
// is detached from who began it.
template <class Handle> class InProgress {
  std::vector<Handle> handles;
  std::vector<size_t> ended; // handles to give back when the kernel has done with them
  std::vector<size_t> free;

public:
  template <class Function> void start(s4u::Host*, Handle activity, Function at_its_end) {
    for (size_t slot : ended) {
      handles[slot] = nullptr;
      free.push_back(slot);
    }
    ended.clear();
    size_t slot = handles.size();
    if (free.empty()) {
      handles.emplace_back();
    } else {
      slot = free.back();
      free.pop_back();
    }
    handles[slot] = activity;
    activity->on_this_completion_cb([this, slot, at_its_end](auto const&) {
      ended.push_back(slot);
      at_its_end();
    });
    activity->start();
  }
};
template <> template <class Function>
void InProgress<s4u::ExecPtr>::start(s4u::Host*, s4u::ExecPtr activity, Function at_its_end) {
  activity->on_this_completion_cb([at_its_end](auto const&) { at_its_end(); });
  activity->detach();
}
#else
using AnyZone = s4u::NetZone;
inline AnyZone* star_zone(s4u::Engine&) { return s4u::create_star_zone("region"); }
inline AnyZone* full_zone(s4u::Engine&) { return s4u::create_full_zone("farm"); }
inline s4u::Host* host(AnyZone* zone, const std::string& name) { return zone->create_host(name, 1e9); }
inline s4u::Link* link(AnyZone* zone, const std::string& name, double bytes_per_second) {
  return zone->create_link(name, bytes_per_second)->set_latency(0);
}
inline void route_out(AnyZone* zone, s4u::Host* from, const std::vector<s4u::LinkInRoute>& links) {
  zone->add_route(from->get_netpoint(), nullptr, nullptr, nullptr, links, false);
}
inline void route_in(AnyZone* zone, s4u::Host* to, const std::vector<s4u::LinkInRoute>& links) {
  zone->add_route(nullptr, to->get_netpoint(), nullptr, nullptr, links, false);
}
inline s4u::ActorPtr actor(s4u::Host* at, const std::function<void()>& body) {
  return s4u::Actor::create("source", at, body);
}

// The ends of activities are told only to an actor that waits for them: one for each.
template <class Handle> class InProgress {
public:
  template <class Function> void start(s4u::Host* at, Handle activity, Function at_its_end) {
    s4u::Actor::create("job", at, [activity, at_its_end] {
      activity->start()->wait();
      at_its_end();
    });
  }
};
#endif
