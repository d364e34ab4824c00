# A new event and a new state of an order must not compile until every question about them is answered. Each is written into
# a copy of its header, and what visits events and states must then be refused for want of the overloads named here.
# Run by ctest: cmake -DCOMPILER=… -DSOURCE=… -DBUILD=… -P questions.cmake
set(ENV{LC_ALL} C)

# Compiles `file` with `header` changed from `old` to `new`, or as it is, and gives what the compiler wrote.
function(compile file header old new result written)
  file(READ "${SOURCE}/${header}" text)
  string(REPLACE "${old}" "${new}" changed "${text}")
  if(NOT old STREQUAL new AND changed STREQUAL text)
    message(FATAL_ERROR "${header} no longer has: ${old}")
  endif()
  file(WRITE "${BUILD}/${header}" "${changed}")
  execute_process(COMMAND "${COMPILER}" -std=c++20 -fsyntax-only ${UNLIMITED} "-I${BUILD}" "-I${SOURCE}" "${SOURCE}/${file}"
    RESULT_VARIABLE code OUTPUT_QUIET ERROR_VARIABLE errors)
  file(REMOVE_RECURSE "${BUILD}/core")
  set(${result} ${code} PARENT_SCOPE)
  set(${written} "${errors}" PARENT_SCOPE)
endfunction()

function(must_miss file header old new)
  compile(${file} ${header} "${old}" "${new}" code errors)
  if(code EQUAL 0)
    message(FATAL_ERROR "${file} compiles though something in ${header} is not answered")
  endif()
  foreach(question ${ARGN})
    if(NOT errors MATCHES "no matching function for call to .${question}['(]")
      message(FATAL_ERROR "${file} does not miss ${question}:\n${errors}")
    endif()
  endforeach()
endfunction()

if(COMPILER MATCHES "clang")
  set(UNLIMITED -ferror-limit=0)
endif()

foreach(file core/surface/update.cpp core/state/order_state.cpp)  # the counter-proof: as they are, they compile
  compile(${file} core/state/event.hpp "" "" code errors)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "${file} does not compile:\n${errors}")
  endif()
endforeach()

must_miss(core/surface/update.cpp core/state/event.hpp
  "using SurfaceEvents = Events<" "struct Unheard {};\nusing SurfaceEvents = Events<Unheard, " on)

set(states "using OrderState = std::variant<")
set(one_more "struct Unheard {};\nusing OrderState = std::variant<Unheard, ")
must_miss(core/state/order_state.cpp core/state/order_state.hpp "${states}" "${one_more}" running pays product_of)
must_miss(core/surface/update.cpp core/state/order_state.hpp "${states}" "${one_more}"
  protocol_of answered unanswered timer retry returned online_again leave)
