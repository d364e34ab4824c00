// A visitor made of lambdas: std::visit(Match{[](const A&) {…}, [](const B&) {…}}, variant).
#pragma once

namespace till {

template <typename... Handlers>
struct Match : Handlers... {
    using Handlers::operator()...;
};
template <typename... Handlers>
Match(Handlers...) -> Match<Handlers...>;

}  // namespace till
