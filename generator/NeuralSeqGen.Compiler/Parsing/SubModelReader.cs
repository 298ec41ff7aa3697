using System;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using NeuralSeqGen.Compiler.Layers;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Parsing;

/// <summary>Reads the models that <c>[SubModel&lt;T&gt;]</c> names, and those inside them; a model inside itself is not followed.</summary>
internal sealed class SubModelReader
{
    private const int MaxDepth = 8;
    private const string NoModel = "is no model: it has no [SequenceModel]";

    private readonly INamedTypeSymbol _type;
    private readonly SubModelReader? _outer;
    private readonly CancellationToken _cancellation;

    public SubModelReader(INamedTypeSymbol type, CancellationToken cancellation)
        : this(type, null, cancellation)
    {
    }

    private SubModelReader(INamedTypeSymbol type, SubModelReader? outer, CancellationToken cancellation)
    {
        _type = type;
        _outer = outer;
        _cancellation = cancellation;
    }

    private int Depth => _outer is null ? 0 : _outer.Depth + 1;

    /// <summary>Adds the model that an attribute names, if it names one. A type that the C# compiler does not know is reported by it.</summary>
    public PartSpec Complete(PartSpec part, AttributeData attribute) =>
        part.IsBroken || LayerCatalogue.Find(part.Name) is not { IsModel: true } || attribute.AttributeClass?.TypeArguments.FirstOrDefault() is not { } argument ? part :
        argument is INamedTypeSymbol { TypeKind: not TypeKind.Error } model ? part with { SubModel = Read(model) } :
        part with { SubModel = new(argument.ToDisplayString(), null, NoModel) };

    private SubModelSpec Read(INamedTypeSymbol type)
    {
        if (!type.GetAttributes().Any(a => ModelAttributes.IsSequenceModel(a.AttributeClass)))
        {
            return new(type.Name, null, NoModel);
        }

        if (Contains(type) || Depth == MaxDepth)
        {
            return Contains(type) ? Closed(type.Name, type) : new(type.Name, null, "stands inside too many others: at most 8 models can be nested");
        }

        var spec = ModelParser.Parse(type, new SubModelReader(type, this, _cancellation), _cancellation);
        if (_outer is null && Closes(spec, _type.ToDisplayString()))
        {
            return Closed(type.Name, _type);
        }

        bool isForeign = !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _type.ContainingAssembly);
        return isForeign && spec.ClassParts.All(p => p.IsBroken || LayerCatalogue.Find(p.Name) is null)
            ? new(type.Name, null, $"is a graph of another assembly, '{type.ContainingAssembly.Name}', whose nodes are private to it. Declare it in this project, or as one list of layers")
            : new(type.Name, spec) { IsForeign = isForeign };
    }

    private static SubModelSpec Closed(string name, INamedTypeSymbol type) =>
        new(name, null, $"contains {type.Name}. A model cannot contain itself, directly or through others") { Cycle = type.ToDisplayString() };

    /// <summary>Whether a model leads back to one around it. Each model of a cycle says so itself.</summary>
    private static bool Closes(ModelSpec spec, string name) =>
        spec.Parts.Any(p => p.SubModel is { } sub && (sub.Cycle == name || (sub.Model is { } model && Closes(model, name))));

    private bool Contains(INamedTypeSymbol type) => SymbolEqualityComparer.Default.Equals(_type, type) || (_outer?.Contains(type) ?? false);
}
