using System;
using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;

namespace NeuralSeqGen.Compiler.Binding;

/// <summary>Where a layer that is being bound stands.</summary>
/// <param name="Name">Its name, that of the wrapper for what is inside.</param>
/// <param name="Display">As messages quote it.</param>
/// <param name="Number">Position among all layers.</param>
/// <param name="Index">Position among those that are no inputs, from 1.</param>
/// <param name="Inputs">The layers it reads.</param>
/// <param name="InitialStates">The layers that give its first states.</param>
internal sealed record LayerPlace(string Name, string Display, int Number, int Index, IReadOnlyList<BoundLayer> Inputs, IReadOnlyList<BoundLayer> InitialStates)
{
    /// <summary>The layer before it, for messages.</summary>
    public BoundLayer? Previous { get; init; } = Inputs.FirstOrDefault();

    /// <summary>The layer whose weights it borrows; null where it has its own.</summary>
    public BoundLayer? Lender { get; init; }

    /// <summary>Which half of a wrapper it is in.</summary>
    public string Path { get; init; } = "";

    /// <summary>The arguments of that half, from the written ones.</summary>
    public Func<Arguments, Arguments> Adjust { get; init; } = written => written;
}
