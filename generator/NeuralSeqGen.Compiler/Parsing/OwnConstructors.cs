using System;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Parsing;

/// <summary>The constructors that an author gives a model beside the generated one.</summary>
internal static class OwnConstructors
{
    /// <summary>The one that stands most in the way of the generated one, by its <see cref="ConstructorKind"/>; null where all go with it.</summary>
    public static ConstructorSpec? Misfit(INamedTypeSymbol type, CancellationToken cancellation) => type.InstanceConstructors
        .Where(constructor => !constructor.IsImplicitlyDeclared && !type.IsRecord)
        .SelectMany(constructor => constructor.DeclaringSyntaxReferences.Where(IsWritten).Select(d => Read(constructor, d.GetSyntax(cancellation))))
        .OfType<ConstructorSpec>().OrderByDescending(misfit => misfit.Kind).FirstOrDefault();

    /// <summary>Whether a constructor begins with nothing, or with one of the base class, and so makes no weights.</summary>
    public static bool IsUnchained(ConstructorDeclarationSyntax constructor) =>
        !constructor.Modifiers.Any(SyntaxKind.StaticKeyword) && constructor.Initializer is null or { RawKind: (int)SyntaxKind.BaseConstructorInitializer };

    private static ConstructorSpec? Read(IMethodSymbol constructor, SyntaxNode syntax) => syntax switch
    {
        TypeDeclarationSyntax { ParameterList: { } parameters } type => new(type.Identifier.ValueText + parameters.WithoutTrivia().ToString(), ConstructorKind.Primary),
        ConstructorDeclarationSyntax written when IsGenerated(constructor) => new(Text(written), ConstructorKind.Generated),
        ConstructorDeclarationSyntax written when IsUnchained(written) => new(Text(written), ConstructorKind.Unchained),
        _ => null,
    };

    private static bool IsGenerated(IMethodSymbol constructor) => constructor.Parameters is [{ Type.SpecialType: SpecialType.System_Int64, RefKind: RefKind.None }];

    private static string Text(ConstructorDeclarationSyntax constructor) => constructor.Identifier.ValueText + constructor.ParameterList.WithoutTrivia().ToString();

    // an analyzer sees the generated half too
    private static bool IsWritten(SyntaxReference declaration) => !declaration.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase);
}
