// A function to call back, of whatever type, seen through one small value: its code is compiled
// once, not once a caller.

#ifndef DATELINE_BASE_FUNCTION_REF_H_
#define DATELINE_BASE_FUNCTION_REF_H_

namespace dateline {

template <class Signature>
class FunctionRef;

// Refers to a callable that must outlive it; meant for parameters.
template <class Result, class... Arguments>
class FunctionRef<Result(Arguments...)> {
 public:
  template <class Callable>
  FunctionRef(const Callable& callable)  // NOLINT: a callable is a reference to itself
      : callable_(&callable), call_([](const void* target, Arguments... arguments) -> Result {
          return (*static_cast<const Callable*>(target))(static_cast<Arguments&&>(arguments)...);
        }) {}

  Result operator()(Arguments... arguments) const {
    return call_(callable_, static_cast<Arguments&&>(arguments)...);
  }

 private:
  const void* callable_;
  Result (*call_)(const void*, Arguments...);
};

}  // namespace dateline

#endif  // DATELINE_BASE_FUNCTION_REF_H_
