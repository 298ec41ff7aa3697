using System.Collections.Generic;
using System.Linq;

namespace NeuralSeqGen.Compiler.Model;

/// <summary>
/// What a class declares, read from its attributes and free of syntax. Compared by value: everything behind it runs only when it changes,
/// so it holds strings, numbers, records and <see cref="EquatableArray{T}"/> only.
/// </summary>
internal sealed record ModelSpec
{
    /// <summary>Namespace of the class; empty for the global one.</summary>
    public required string Namespace { get; init; }

    /// <summary>Types around the class, outermost first.</summary>
    public EquatableArray<string> ContainingTypes { get; init; } = EquatableArray<string>.Empty;

    public required string TypeName { get; init; }

    /// <summary>Name in metadata: with the number of type parameters, and mangled for a class that only its file sees.</summary>
    public string MetadataName { get; init; } = "";

    /// <summary>True for a class declared with <c>file</c>.</summary>
    public bool IsFileLocal { get; init; }

    /// <summary>C# keywords of the accessibility, such as <c>public</c> or <c>private protected</c>.</summary>
    public string Accessibility { get; init; } = "internal";

    public bool IsSealed { get; init; }

    public bool IsPartial { get; init; } = true;

    public bool IsGeneric { get; init; }

    public bool IsAbstract { get; init; }

    public bool IsStatic { get; init; }

    public bool IsRecord { get; init; }

    /// <summary>Declarations of the class that carry layers, wrappers or inputs.</summary>
    public int DeclarationsWithLayers { get; init; } = 1;

    /// <summary>Name given to <c>[SequenceModel(Name = …)]</c>; null when there is none.</summary>
    public string? GivenName { get; init; }

    /// <summary>True when the C# compiler reports <c>[SequenceModel]</c> itself.</summary>
    public bool IsBroken { get; init; }

    /// <summary>Members of the class, written by its author, whose names the generated half needs.</summary>
    public EquatableArray<string> ReservedMembers { get; init; } = EquatableArray<string>.Empty;

    /// <summary>Members of the class, written by its author, called as the shape of a node would be: those shapes are left out.</summary>
    public EquatableArray<string> OwnShapes { get; init; } = EquatableArray<string>.Empty;

    /// <summary>The constructor, written by its author, that stands most in the way of the generated one; null where all go with it.</summary>
    public ConstructorSpec? MisfitConstructor { get; init; }

    /// <summary>Every attribute that is a part of a model: those of the class in the order of the text, then those of each node.</summary>
    public EquatableArray<PartSpec> Parts { get; init; } = EquatableArray<PartSpec>.Empty;

    /// <summary>The nodes of a graph in the order of the text; none for a model that is one list.</summary>
    public EquatableArray<NodeSpec> Nodes { get; init; } = EquatableArray<NodeSpec>.Empty;

    /// <summary>Why the attributes could not be read: a bug of the compiler. Null as a rule.</summary>
    public string? ReadFailure { get; init; }

    public bool IsNested => ContainingTypes.Count > 0;

    public bool IsGraph => Nodes.Count > 0;

    /// <summary>The parts on the class itself.</summary>
    public IEnumerable<PartSpec> ClassParts => IsGraph ? Parts.Take(Nodes[0].FirstPart) : Parts;

    /// <summary>The parts on a node.</summary>
    public IEnumerable<PartSpec> PartsOf(NodeSpec node) => Parts.Skip(node.FirstPart).Take(node.PartCount);

    /// <summary>The name messages and weight files use.</summary>
    public string Name => GivenName ?? TypeName;
}
