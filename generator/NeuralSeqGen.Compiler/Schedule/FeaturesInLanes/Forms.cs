using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Memory;

namespace NeuralSeqGen.Compiler.Schedule.FeaturesInLanes;

/// <summary>Where a tile with features in the lanes finds what it reads; values that are nowhere in the form asked for are brought there first.</summary>
/// <param name="Any">The value in whichever form it is, to read single numbers.</param>
/// <param name="Rows">The value with neighbours along the last axis next to each other.</param>
/// <param name="Weights">The second factor of a product's term, as [k…, N].</param>
internal sealed record Forms(Func<Value, Layout> Any, Func<Value, Layout> Rows, Func<Value, ProductTerm, Layout> Weights);
