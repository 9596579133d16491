// Tells Embind's JavaScript (embind.js) of the types that feed_bindings.cc and pack_bindings.cc
// use. It stands in for Emscripten's libembind, which tells of every type that there is, so that a
// reader has to download how each of them would be converted.

#include <emscripten/bind.h>

#include <string>

using namespace emscripten::internal;

namespace {

// Before these tell of its functions. The names are for messages, which there are none of.
__attribute__((constructor(101))) void register_types() {
  constexpr unsigned uint8_array = 1;  // place in Embind's list of typed arrays
  _embind_register_void(TypeID<void>::get(), "");
  _embind_register_float(TypeID<double>::get(), "", sizeof(double));
  _embind_register_std_string(TypeID<std::string>::get(), "");
  _embind_register_emval(TypeID<emscripten::val>::get(), "");
  _embind_register_memory_view(TypeID<emscripten::memory_view<unsigned char>>::get(), uint8_array,
                               "");
}

}  // namespace
