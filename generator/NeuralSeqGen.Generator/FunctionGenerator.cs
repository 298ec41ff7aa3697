using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NeuralSeqGen.Compiler.Emit;
using NeuralSeqGen.Compiler.Model;
using NeuralSeqGen.Compiler.Parsing;

namespace NeuralSeqGen.Generator;

/// <summary>Lets a library carry its public functions as instructions, from which the models of other projects are compiled: an attribute of the assembly for each.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class FunctionGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var functions = context.SyntaxProvider.ForAttributeWithMetadataName(FunctionSignature.Attribute, static (node, _) => node is MethodDeclarationSyntax, Read).Where(static function => function is not null).WithTrackingName(TrackingNames.Functions);
        context.RegisterSourceOutput(functions, static (output, function) => output.AddSource(HintNames.OfFunction(function!.Value.Id), FunctionFile.Of(function.Value.Id, function.Value.Instructions)));
    }

    /// <summary>Id and instructions of a function that other projects see; null where it is none, or has none that can be compiled. A program is no library.</summary>
    private static (string Id, string Instructions)? Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        if (context.TargetSymbol is not IMethodSymbol method || context.SemanticModel.Compilation.Options.OutputKind != OutputKind.DynamicallyLinkedLibrary || !IsVisible(method))
        {
            return null;
        }

        try
        {
            return FunctionReader.Whole(method, cancellation) is { } function ? (PackagedFunctions.Id(method), FunctionInstructions.Write(function)) : null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // an exception here would silence the generator for every function
            return null;
        }
    }

    private static bool IsVisible(ISymbol? symbol) => Containers(symbol).All(s => s.DeclaredAccessibility == Accessibility.Public);

    private static IEnumerable<ISymbol> Containers(ISymbol? symbol)
    {
        for (var current = symbol; current is not null and not INamespaceSymbol; current = current.ContainingSymbol)
        {
            yield return current;
        }
    }
}
