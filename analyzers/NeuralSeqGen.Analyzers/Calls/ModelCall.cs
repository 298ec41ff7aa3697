using System.Collections.Generic;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>A call that passes arrays to a model.</summary>
/// <param name="Source">The model.</param>
/// <param name="Method">The method's name.</param>
/// <param name="Groups">The arrays, together whose samples belong together.</param>
internal sealed record ModelCall(BoundSource Source, string Method, IReadOnlyList<CallArrays> Groups);
