using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Tests.Passes;

/// <summary>What a pass does to one graph, and one that it must not touch.</summary>
/// <param name="Pass">Its name.</param>
/// <param name="Matching">A graph that it changes.</param>
/// <param name="Left">A graph that looks much the same and stays as it is.</param>
internal sealed record PassCase(string Pass, Func<Graph> Matching, Func<Graph> Left);
