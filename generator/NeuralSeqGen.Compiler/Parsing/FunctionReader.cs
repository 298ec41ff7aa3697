using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Parsing;

/// <summary>
/// Reads the function that an attribute names, and those it calls, into a <see cref="FunctionSpec"/>. Reading is total, as that of models is: what has no
/// meaning is a refusal in its body, and what the C# compiler reports marks the body as broken.
/// </summary>
internal sealed class FunctionReader
{
    private readonly List<IMethodSymbol?> _methods = [];
    private readonly Dictionary<int, FunctionBody> _packaged = [];
    private readonly List<FunctionBody> _bodies = [];
    private readonly List<FunctionText?> _texts = [];
    private readonly CancellationToken _cancellation;

    private readonly IAssemblySymbol _home;

    private FunctionReader(IAssemblySymbol home, CancellationToken cancellation)
    {
        _home = home;
        _cancellation = cancellation;
    }

    /// <summary>Adds the function that an attribute names, if it names one.</summary>
    /// <param name="part">What was read of the attribute.</param>
    /// <param name="attribute">The attribute.</param>
    /// <param name="model">The class it stands on, or in.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static PartSpec Complete(PartSpec part, AttributeData attribute, INamedTypeSymbol model, CancellationToken cancellation) =>
        part.IsBroken || !FunctionName.IsNamed(attribute) ? part : part with { Function = Read(FunctionName.Of(attribute, model), model.ContainingAssembly, cancellation, out _) };

    /// <summary>The function of a method of this project, by itself; null where it cannot be compiled.</summary>
    public static FunctionSpec? Whole(IMethodSymbol method, CancellationToken cancellation)
    {
        var function = FunctionSignature.Problem(method, method.ContainingAssembly) is null ? Read(new(method.Name, method, ""), method.ContainingAssembly, cancellation, out _) : null;
        return function?.Bodies.All(body => !body.IsBroken && body.Refusals.Count == 0) == true ? function : null;
    }

    /// <summary>The texts of the bodies in <see cref="FunctionSpec.Bodies"/>, for analyzers; null for those of other assemblies.</summary>
    public static IReadOnlyList<FunctionText?> Texts(AttributeData attribute, INamedTypeSymbol model, CancellationToken cancellation)
    {
        Read(FunctionName.Of(attribute, model), model.ContainingAssembly, cancellation, out var reader);
        return reader._texts;
    }

    /// <summary>The index of a function that a body calls, which is read once.</summary>
    public int Index(IMethodSymbol method)
    {
        int index = _methods.FindIndex(known => SymbolEqualityComparer.Default.Equals(known, method));
        if (index < 0)
        {
            index = _methods.Count;
            _methods.Add(method);
            if (PackagedFunctions.IsPackaged(method, _home))
            {
                AddPackaged(PackagedFunctions.Read(method).Function!, index);
            }
        }

        return index;
    }

    /// <summary>A function of another assembly and those it calls, whose numbers become those of this set.</summary>
    private void AddPackaged(FunctionSpec function, int first)
    {
        for (int i = 0; i < function.Bodies.Count; i++)
        {
            _packaged.Add(first + i, function.Bodies[i] with { Root = Moved(function.Bodies[i].Root, first) });
            if (i > 0)
            {
                _methods.Add(null);
            }
        }
    }

    private static FunctionNode Moved(FunctionNode node, int by) =>
        node with { Value = node.Kind == FunctionNodeKind.Call ? (int)node.Value! + by : node.Value, Children = node.Children.Select(child => Moved(child, by)).ToEquatableArray() };

    private static FunctionSpec Read(FunctionName name, IAssemblySymbol home, CancellationToken cancellation, out FunctionReader reader)
    {
        reader = new(home, cancellation);
        if (name.Method is not { } method)
        {
            return new(name.Name, EquatableArray<FunctionBody>.Empty, name.Problem);
        }

        reader.Index(method);
        for (int i = 0; i < reader._methods.Count; i++)
        {
            reader.Add(i);
        }

        return new(name.Name, reader._bodies.ToEquatableArray());
    }

    private void Add(int index)
    {
        _cancellation.ThrowIfCancellationRequested();
        if (_packaged.TryGetValue(index, out var packaged))
        {
            _bodies.Add(packaged);
            _texts.Add(null);
            return;
        }

        var method = _methods[index]!;
        var nodes = new FunctionNodes(method);
        var root = new StatementReader(nodes, this).Body(_cancellation);
        BodyDepth.Check(nodes, root);
        _texts.Add(new(nodes.Places, method.Locations.FirstOrDefault() ?? Location.None));
        _bodies.Add(new(method.Name, method.Parameters.Select(FunctionSignature.Read).ToEquatableArray(), FunctionSignature.Results(method), root)
        {
            Slots = nodes.Slots, Refusals = nodes.Refusals.ToEquatableArray(), IsBroken = nodes.IsBroken,
        });
    }
}
