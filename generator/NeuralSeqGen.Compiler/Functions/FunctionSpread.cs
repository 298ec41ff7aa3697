using System.Collections.Generic;

namespace NeuralSeqGen.Compiler.Functions;

/// <summary>Elements that go into the list around them.</summary>
internal sealed record FunctionSpread(IReadOnlyList<object?> Elements);
