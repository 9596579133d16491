// One line on a terminal that tells how far long work is.

#ifndef DATELINE_CLI_PROGRESS_H_
#define DATELINE_CLI_PROGRESS_H_

#include <chrono>
#include <string>

namespace dateline {

// On standard error, where that is a terminal, from the second second on, ten times a second. Goes
// when clear() is called or this ends.
class Progress {
 public:
  explicit Progress(bool quiet);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() { clear(); }

  // Whether it is time to show() what is done. Cheap.
  bool is_due();
  void show(const std::string& line);

  // To be called before anything else is printed.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  bool shown_ = false;
  bool on_;
  Clock::time_point next_;
};

}  // namespace dateline

#endif  // DATELINE_CLI_PROGRESS_H_
