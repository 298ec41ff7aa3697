using System;
using System.Collections.Generic;
using System.Linq;

namespace NeuralSeqGen.Compiler.Model;

/// <summary>What the catalogues say of parts by their names, for checks of a declaration: layers call checks, too, so these cannot ask the catalogues themselves.</summary>
/// <param name="KindOf">Which catalogue a part stands in.</param>
/// <param name="IsWrapper">Whether a layer is a prefix of the one that follows it.</param>
/// <param name="IsInput">Whether a layer is an input of the model.</param>
internal sealed record KnownParts(Func<string, PartKind> KindOf, Func<string, bool> IsWrapper, Func<string, bool> IsInput)
{
    /// <summary>The parts that are layers, wrappers or inputs; what the C# compiler reports is left out.</summary>
    public IReadOnlyList<PartSpec> Layers(IEnumerable<PartSpec> parts) => parts.Where(p => Is(p, PartKind.Layer)).ToList();

    /// <summary>Whether a part is of a kind, and nothing is wrong with it.</summary>
    public bool Is(PartSpec part, PartKind kind) => !part.IsBroken && KindOf(part.Name) == kind;
}
