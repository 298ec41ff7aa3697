using System.Reflection;
using NeuralSeqGen.Compiler.Activations;
using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Initializers;
using NeuralSeqGen.Compiler.Layers;
using NeuralSeqGen.Compiler.LearningRates;
using NeuralSeqGen.Compiler.Losses;
using NeuralSeqGen.Compiler.Metrics;
using NeuralSeqGen.Compiler.Model;
using NeuralSeqGen.Compiler.Optimizers;

namespace NeuralSeqGen.Compiler.Tests.Models;

/// <summary>The catalogues and the attributes of the runtime library say the same: names, arguments, types and defaults.</summary>
public sealed class CatalogueTests
{
    private static readonly IReadOnlyList<Type> Attributes =
        [.. typeof(ModelPartAttribute).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ModelPartAttribute)) && !t.IsAbstract)
            .Select(t => t.IsGenericTypeDefinition ? t.MakeGenericType(typeof(object)) : t)];

    public static TheoryData<string> Parts => [.. Attributes.Select(PartName)];

    [Theory]
    [MemberData(nameof(Parts))]
    public void Attribute_HasCatalogueEntry(string name) => Assert.NotEqual(PartKind.Unknown, PartCatalogue.KindOf(name));

    [Fact]
    public void Catalogue_HasAttributes()
    {
        var entries = LayerCatalogue.All.Select(l => l.Name).Concat(LossCatalogue.All.Select(l => l.Name)).Concat(OptimizerCatalogue.All.Select(o => o.Name)).Concat(LearningRateScheduleCatalogue.All.Select(s => s.Name)).Concat(MetricCatalogue.All.Select(m => m.Name));

        Assert.Empty(entries.Except(Attributes.Select(PartName)));
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void Arguments_AreTheAttributesProperties(string name)
    {
        var declared = Declared(name).ToDictionary(a => a.Name);
        var properties = Attribute(name).GetProperties().Where(p => p.DeclaringType != typeof(System.Attribute)).ToDictionary(p => p.Name);

        Assert.Equal(properties.Keys.Order(), declared.Keys.Order());
        Assert.All(declared.Values, a => Assert.Equal(Kind(properties[a.Name].PropertyType), a.Kind));
        Assert.All(declared.Values, a => Assert.Equal(!properties[a.Name].CanWrite, a.IsPositional));
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void Defaults_AreTheAttributes(string name)
    {
        var constructor = Attribute(name).GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        object attribute = constructor.Invoke([.. constructor.GetParameters().Select(p => p.ParameterType.IsArray ? Array.CreateInstance(p.ParameterType.GetElementType()!, 0) : p.ParameterType == typeof(string) ? "" : p.ParameterType == typeof(Type) ? typeof(object) : Activator.CreateInstance(p.ParameterType))]);
        foreach (var argument in Declared(name).Where(a => !a.IsPositional))
        {
            object? value = Attribute(name).GetProperty(argument.Name)!.GetValue(attribute);
            Assert.Equal(value is Enum member ? member.ToString() : value, argument.Default);
        }
    }

    [Theory]
    [InlineData(typeof(Activation))]
    [InlineData(typeof(Initializer))]
    [InlineData(typeof(Constraint))]
    [InlineData(typeof(ElementType))]
    [InlineData(typeof(MergeMode))]
    [InlineData(typeof(EpsilonPlacement))]
    [InlineData(typeof(Averaging))]
    [InlineData(typeof(AucCurve))]
    [InlineData(typeof(AucSummation))]
    [InlineData(typeof(LossReduction))]
    public void Choices_AreTheEnums(Type type)
    {
        var choices = Attributes.Select(PartName).SelectMany(name => Declared(name).Where(a => a.Kind == ArgumentKind.Choice && Attribute(name).GetProperty(a.Name)!.PropertyType == type)).ToList();

        Assert.NotEmpty(choices);
        Assert.All(choices, choice => Assert.Equal(Enum.GetNames(type), choice.Choices));
        Assert.Equal(Enum.GetNames<Activation>(), ActivationCatalogue.Names);
        Assert.Equal(Enum.GetNames<Initializer>(), InitializerCatalogue.Names);
    }

    [Fact]
    public void LearningRateSchedules_HaveRuntimeClassesOfTheirArguments() => Assert.All(LearningRateScheduleCatalogue.All, schedule =>
    {
        var type = typeof(LearningRateSchedule).Assembly.GetType("NeuralSeqGen." + schedule.Name)!;
        var constructor = schedule.Arguments.Where(a => a.IsPositional).Select(a => a.Name.ToLowerInvariant());
        var parameters = type.GetConstructors().Single().GetParameters().Select(p => p.Name!.ToLowerInvariant());

        Assert.True(type.IsSubclassOf(typeof(LearningRateSchedule)));
        Assert.Equal(schedule.StartsAtLearningRate ? constructor.Prepend("initiallearningrate") : constructor, parameters);
        Assert.Equal(schedule.Arguments.Where(a => !a.IsPositional).Select(a => a.Name).Order(), type.GetProperties().Select(p => p.Name).Order());
    });

    [Fact]
    public void Rules_AreUniqueAndHaveIds()
    {
        var ids = typeof(RuleIds).GetFields(BindingFlags.Static | BindingFlags.Public).Select(f => (string)f.GetValue(null)!);

        Assert.Equal(ids.Order(), Rules.All.Select(r => r.Id).Append(RuleIds.CompilerBug).Order());
        Assert.Equal(Rules.All.Count, Rules.All.Select(r => r.Name).Distinct().Count());
    }

    private static IEnumerable<Argument> Declared(string name) => PartCatalogue.KindOf(name) switch
    {
        PartKind.Layer => LayerCatalogue.Find(name)!.AllArguments,
        PartKind.Loss => LossCatalogue.Find(name)!.Arguments.Concat(Loss.CommonArguments),
        PartKind.Optimizer => OptimizerCatalogue.Find(name)! is var o ? o.Arguments.Concat(o.CommonArguments) : [],
        PartKind.LearningRateSchedule => LearningRateScheduleCatalogue.Find(name)!.Arguments,
        PartKind.Metric => MetricCatalogue.Find(name)!.AllArguments,
        PartKind.TeacherForcing => TeacherForcingBinder.Arguments,
        PartKind.Budget => BudgetBinder.Arguments,
        PartKind.WeightFile => WeightFileBinder.Arguments,
        PartKind.Architecture => ArchitectureBinder.Arguments,
        PartKind.Vocabulary => VocabularyBinder.Arguments,
        _ => [],
    };

    private static Type Attribute(string name) => Attributes.Single(t => PartName(t) == name);

    private static string PartName(Type type) => (type.DeclaringType is { } outer ? outer.Name + "." : "") + type.Name.Split('`')[0][..^"Attribute".Length];

    private static ArgumentKind Kind(Type type) =>
        type == typeof(int) ? ArgumentKind.Integer : type == typeof(double) ? ArgumentKind.Real : type == typeof(bool) ? ArgumentKind.Flag : type == typeof(string) ? ArgumentKind.Text :
        type.IsEnum ? ArgumentKind.Choice : type == typeof(int[]) ? ArgumentKind.Integers : type == typeof(double[]) ? ArgumentKind.Reals : type == typeof(string[]) ? ArgumentKind.Texts :
        type == typeof(object[]) ? ArgumentKind.Values : type == typeof(Type) ? ArgumentKind.Type : throw new NotSupportedException(type.Name);
}
