using System.Globalization;
using System.Reflection;

namespace NeuralSeqGen.Generator.Tests;

/// <summary>Signatures of a compiled model in one line each, without decoys.</summary>
internal static class SurfaceReflection
{
    public const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<string> Methods(Type type) =>
        [.. type.GetMethods(Public).Where(m => !m.IsSpecialName && m.GetCustomAttribute<ObsoleteAttribute>() is null).Select(Signature)];

    private static string Signature(MethodInfo method) =>
        $"{Name(method.ReturnType)} {method.Name}({string.Join(", ", method.GetParameters().Select(p => Name(p.ParameterType) + " " + p.Name + Default(p)))})";

    private static string Default(ParameterInfo parameter) => !parameter.HasDefaultValue ? ""
        : " = " + (parameter.ParameterType == typeof(CancellationToken) ? "default" : Convert.ToString(parameter.DefaultValue, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : "null");

    private static string Name(Type type) => type.IsGenericType
        ? type.Name[..type.Name.IndexOf('`')] + "<" + string.Join(", ", type.GetGenericArguments().Select(Name)) + ">"
        : type.Name;
}
