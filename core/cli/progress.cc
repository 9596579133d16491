#include "cli/progress.h"

#include <unistd.h>

#include <cstdio>

namespace dateline {

Progress::Progress(bool quiet)
    : on_(!quiet && ::isatty(STDERR_FILENO) != 0), next_(Clock::now() + std::chrono::seconds(1)) {}

bool Progress::is_due() { return on_ && Clock::now() >= next_; }

void Progress::show(const std::string& line) {
  next_ = Clock::now() + std::chrono::milliseconds(100);
  std::fprintf(stderr, "\r%s\x1b[K", line.c_str());
  std::fflush(stderr);
  shown_ = true;
}

void Progress::clear() {
  if (!shown_) return;
  std::fputs("\r\x1b[K", stderr);
  shown_ = false;
}

}  // namespace dateline
