// simdjson, compiled: the one place that includes its source file. It comes from npm's
// @nozbe/simdjson, unchanged.

#include <simdjson.cpp>
