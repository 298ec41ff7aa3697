using System.Collections.Generic;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Passes;

/// <summary>The sums that end a phase.</summary>
/// <param name="Results">Each sum over the samples of a group, and where it goes.</param>
/// <param name="Merged">What later phases read in its place.</param>
internal sealed record PhaseCut(List<(Port Port, Value Value)> Results, List<Value> Merged);
