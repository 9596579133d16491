// Tells Embind's JavaScript of the types that bindings.cc uses. It stands in for Emscripten's
// libembind, which tells of every type that there is, so that a reader has to download how each of
// them would be converted.

#include <emscripten/bind.h>
#include <emscripten/emscripten.h>

#include <cstring>
#include <string>

using namespace emscripten::internal;

extern "C" {

// Embind asks for it in messages about types that nobody told of.
EMSCRIPTEN_KEEPALIVE const char* __getTypeName(const std::type_info* type) {
  return strdup(type->name());
}

EMSCRIPTEN_KEEPALIVE __attribute__((constructor)) void
__embind_register_native_and_builtin_types() {
  constexpr unsigned uint8_array = 1;  // place in embind.js's list of typed arrays
  _embind_register_void(TypeID<void>::get(), "void");
  _embind_register_float(TypeID<double>::get(), "double", sizeof(double));
  _embind_register_std_string(TypeID<std::string>::get(), "std::string");
  _embind_register_emval(TypeID<emscripten::val>::get(), "val");
  _embind_register_memory_view(TypeID<emscripten::memory_view<unsigned char>>::get(), uint8_array,
                               "bytes");
}

}  // extern "C"
